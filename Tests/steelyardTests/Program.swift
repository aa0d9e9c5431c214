import Foundation

/// Runs the built binary and keeps what it said.
struct Program {
  let output: String
  let errors: String
  let status: Int32

  /// - Parameters:
  ///   - file: what standard input reads, instead of `input`.
  ///   - binary: another program than ours.
  ///   - environment: variables beside the present ones.
  init(
    _ arguments: [String], input: String? = nil, file: String? = nil, binary: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = binary.map { URL(fileURLWithPath: $0) } ?? Self.binary
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: a full pipe would stop the program.
    let places = ["out", "err", "in"].map { folder.appendingPathComponent($0) }
    for place in places { try Data((input ?? "").utf8).write(to: place) }
    try Data().write(to: places[0])
    try Data().write(to: places[1])
    process.standardOutput = try FileHandle(forWritingTo: places[0])
    process.standardError = try FileHandle(forWritingTo: places[1])
    process.standardInput = try FileHandle(
      forReadingFrom: file.map { URL(fileURLWithPath: $0) } ?? places[2])
    try process.run()
    process.waitUntilExit()
    output = try String(contentsOf: places[0], encoding: .utf8)
    errors = try String(contentsOf: places[1], encoding: .utf8)
    status = process.terminationStatus
  }

  /// Beside the test bundle.
  static var binary: URL {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = own.appendingPathComponent("steelyard")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return root.appendingPathComponent(".build/debug/steelyard")
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func data(_ name: String) -> String {
    root.appendingPathComponent("notebooks-data/data/\(name)").path
  }

  /// A path that nothing stands at.
  static var fresh: String {
    FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  }
}

/// The rows of simple CSV text by column name.
func rows(_ text: String) -> [[String: String]] {
  let lines = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map {
    Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
  }
}
