import Foundation
import TableIO

/// A script or style that stands in the page, known to the page's policy by its hash.
struct InlineElement {
  enum Kind: String { case script, style }
  let kind: Kind
  let text: String
  /// SHA-256 of the text.
  let digest: [UInt8]
  /// As a source in a Content-Security-Policy (W3C CSP Level 3, section 2.3.1).
  var source: String { "'sha256-\(Data(digest).base64EncodedString())'" }

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
    digest = sha256Digest(Array(text.utf8))
  }

  init(_ kind: Kind, _ resource: [UInt8]) {
    self.init(kind, String(decoding: resource, as: UTF8.self))
  }

  var markup: String { "<\(kind.rawValue)>\(text)</\(kind.rawValue)>" }

  /// Nothing from anywhere, but what stands in the page itself.
  static func policy(_ elements: [InlineElement]) -> String {
    func sources(_ kind: Kind) -> String {
      let own = elements.filter { $0.kind == kind }.map(\.source)
      return own.isEmpty ? "'none'" : own.joined(separator: " ")
    }
    return "default-src 'none'; script-src \(sources(.script)); style-src \(sources(.style)); "
      + "base-uri 'none'; form-action 'none'"
  }
}
