import Foundation
import TableIO

/// The parts of Vega a report needs, read from this system and wrapped for one script element.
///
/// Debian ships Vega as modules that ask for each other with `require`; a few lines stand in for
/// that. Expressions are interpreted, so that the page's policy need not allow `eval`.
public struct VegaModules: Sendable {
  /// Where Debian's package libjs-vega puts them.
  public static let standardFolder = "/usr/share/javascript/vega"

  /// In the order they need each other.
  private static let names = [
    "util", "canvas", "time", "format", "loader", "dataflow", "scale", "statistics", "scenegraph",
    "expression", "event-selector", "selection", "functions", "runtime", "interpreter", "parser",
    "view", "encode", "transforms", "view-transforms", "force",
  ]

  /// One script: the loader, then every module.
  public var script: String { element.text }
  /// SHA-256 of the script, in hexadecimal digits.
  public var sha256: String { hexadecimal(element.digest) }
  /// The script in a page.
  let element: InlineElement
  /// UTF-8 of the element.
  let markup: [UInt8]

  /// Reads the modules; nil when the folder does not hold every one of them.
  public init?(folder: String) {
    var text = String(decoding: PackageResources.modules_js, as: UTF8.self)
    for name in Self.names {
      let file = URL(fileURLWithPath: folder).appendingPathComponent("vega-\(name).min.js")
      guard let data = try? Data(contentsOf: file) else { return nil }
      text += "vegaModules.define(\"vega-\(name)\",function(module,exports,require){"
      text += Self.withoutSourceMap(String(decoding: data, as: UTF8.self))
      text += "});\n"
    }
    element = InlineElement(.script, Self.withoutEnd(text))
    markup = Array(element.markup.utf8)
  }

  /// Inside a string or a pattern `</script` and `<\/script` are the same; in HTML only the first would end
  /// the script.
  private static func withoutEnd(_ text: String) -> String {
    let end = "</script"
    // Replacing looks at every character; hardly a library has the words at all.
    var rest = text.utf8[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[place...]
      if rest.starts(with: end.utf8) { return text.replacing(end, with: "<\\/script") }
      rest = rest.dropFirst()
    }
    return text
  }

  private static func withoutSourceMap(_ text: String) -> Substring {
    guard let comment = text.range(of: "//# sourceMappingURL=", options: .backwards) else {
      return text[...]
    }
    return text[..<comment.lowerBound]
  }
}
