public import Foundation

/// A program that ran to its end, and what it said.
public struct Tool: Sendable {
  /// All of standard output.
  public let output: String
  /// The same as it came, with any byte order mark.
  public let outputBytes: [UInt8]
  /// All of standard error.
  public let errors: String
  /// Its exit code.
  public let status: Int32

  /// Where a program of PATH is; nil where there is none.
  public static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - input: what standard input reads.
  ///   - file: the file that standard input reads, instead of `input`.
  ///   - environment: variables besides the present ones.
  public init(
    _ program: URL, _ arguments: [String], input: String = "", file: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = program
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    // Files, not pipes: a full pipe would stop the program.
    let work = try TemporaryFolder()
    for name in ["out", "err"] { try work.write("", to: name) }
    try work.write(input, to: "in")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: work.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: work.path("err")))
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: file ?? work.path("in")))
    try process.run()
    process.waitUntilExit()
    output = try work.text("out")
    outputBytes = try work.bytes("out")
    errors = try work.text("err")
    status = process.terminationStatus
  }
}
