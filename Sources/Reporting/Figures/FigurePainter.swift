internal import AtomicFiles
import Foundation
public import Phrases

/// Draws charts without a browser: Vega's own modules, run by Node; points by librsvg.
public struct FigurePainter: Sendable {
  private let format: Figure.Format
  private let vega: VegaModules
  private let node: URL
  /// Makes points of lines; nil where nobody asks for points.
  private let rsvg: URL?

  /// Units of a drawing's width, about pixels at the size of a page.
  private static let width = 800.0
  /// Points per unit of the drawing.
  private static let zoom = "2"

  /// Finds what it takes.
  ///
  /// - Parameter vega: what draws; nil where it is not installed.
  /// - Throws: `missingProgram`, with the Debian package to install.
  public init(_ format: Figure.Format, vega: VegaModules?) throws(ReportingError) {
    self.format = format
    guard let vega else { throw .missingProgram("Vega", package: "libjs-vega") }
    self.vega = vega
    node = try Self.program("node", package: "nodejs")
    rsvg = format == .png ? try Self.program("rsvg-convert", package: "librsvg2-bin") : nil
  }

  /// Charts as drawings, with their specifications.
  ///
  /// - Parameter language: of the words on them.
  /// - Throws: `noFigures`, with what the programs say.
  /// - Complexity: about a second for the start of Node, and some tenths of one per chart.
  public func figures(
    of charts: [Chart], in language: Language
  ) throws(ReportingError) -> [Figure] {
    guard !charts.isEmpty else { return [] }
    let folder: ScratchFolder
    do {
      folder = try ScratchFolder()
    } catch {
      throw .noFigures(reason: error.description)
    }
    defer { folder.remove() }
    let drawn = try drawings(charts, in: language, folder)
    guard drawn.map(\.name) == charts.map(\.kind.rawValue) else {
      throw .noFigures(reason: "node: other charts than were asked for")
    }
    var figures: [Figure] = []
    for (chart, own) in zip(charts, drawn) {
      figures.append(
        Figure(
          name: own.name, fileName: "\(own.name).\(format.rawValue)", title: chart.title,
          caption: chart.caption,
          drawing: format == .svg ? Array(own.drawing.utf8) : try points(own.drawing, folder),
          specification: own.specification + "\n"))
    }
    return figures
  }

  /// What the script writes for each chart.
  private struct Drawn: Decodable {
    let name: String
    let drawing: String
    let specification: String
  }

  private func drawings(
    _ charts: [Chart], in language: Language, _ folder: ScratchFolder
  ) throws(ReportingError) -> [Drawn] {
    let script = String(decoding: PackageResources.figures_js, as: UTF8.self)
      .replacing("/* modules */", with: vega.script)
      .replacing(
        "/* specifications */",
        with: String(decoding: PackageResources.specifications_js, as: UTF8.self))
    let task: JSONValue = [
      "charts": .list(charts.map { $0.json(in: language) }), "width": .number(Self.width),
      "look": .raw(String(decoding: PackageResources.figure_look_json, as: UTF8.self)),
    ]
    try folder.write(script, to: "figures.js")
    try folder.write(task.json, to: "charts.json")
    try folder.run(node, ["figures.js", "charts.json", "drawn.json"].map(folder.file))
    do {
      return try JSONDecoder().decode([Drawn].self, from: Data(folder.bytes("drawn.json")))
    } catch {
      throw .noFigures(reason: "node: \(error.localizedDescription)")
    }
  }

  private func points(_ drawing: String, _ folder: ScratchFolder) throws(ReportingError) -> [UInt8]
  {
    guard let rsvg else { return [] }
    try folder.write(drawing, to: "drawing.svg")
    try folder.run(
      rsvg,
      [
        "--format", "png", "--zoom", Self.zoom, "--background-color", "white", "--output",
        folder.file("drawing.png"), folder.file("drawing.svg"),
      ])
    return try folder.bytes("drawing.png")
  }

  /// A program of PATH.
  private static func program(
    _ name: String, package: String
  ) throws(ReportingError) -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let found = folders.lazy.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw .missingProgram(name, package: package) }
    return URL(fileURLWithPath: found)
  }
}

extension ScratchFolder {
  fileprivate func file(_ name: String) -> String { path + "/" + name }

  fileprivate func write(_ text: String, to name: String) throws(ReportingError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    } catch {
      throw .noFigures(reason: error.localizedDescription)
    }
  }

  fileprivate func bytes(_ name: String) throws(ReportingError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
    } catch {
      throw .noFigures(reason: error.localizedDescription)
    }
  }

  /// Runs a program to its end. What it says goes to a file: a full pipe would stop it.
  fileprivate func run(_ program: URL, _ arguments: [String]) throws(ReportingError) {
    try write("", to: "errors")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    // Options of the user's own programs have no say in what is drawn.
    process.environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("NODE_")
    }
    do {
      let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: file("errors")))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = errors
      process.standardError = errors
      try process.run()
    } catch {
      throw .noFigures(reason: "\(program.lastPathComponent): \(error.localizedDescription)")
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let said = String(decoding: try bytes("errors"), as: UTF8.self)
        .split(separator: "\n").prefix(3).joined(separator: " ")
      throw .noFigures(
        reason: "\(program.lastPathComponent) (\(process.terminationStatus)): \(said)")
    }
  }
}
