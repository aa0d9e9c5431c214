import Foundation
import TestSupport
import Testing

/// What commands leave behind that are killed, or told to stop, at any moment.
@Suite struct KillTests {
  private let work: TemporaryFolder

  /// How often each command is killed: more for a longer look, by the environment.
  private static let trials =
    ProcessInfo.processInfo.environment["STEELYARD_KILLS"].flatMap { Int($0) } ?? 10

  init() throws {
    work = try TemporaryFolder()
    try work.write(try String(contentsOfFile: Program.small, encoding: .utf8), to: "scores.csv")
  }

  /// What a command writes, and two ways of calling it that write other bytes under the same names.
  struct Case: CustomTestStringConvertible, Sendable {
    let command: String
    let arguments: [String]
    let ways: [[String]]
    var testDescription: String { command }
  }

  static let cases = [
    Case(
      command: "report", arguments: ["scores.csv", "--threads", "1"],
      ways: [["--seed", "1"], ["--seed", "2"]]),
    Case(command: "check", arguments: ["scores.csv"], ways: [["--seed", "1"], ["--seed", "2"]]),
    Case(
      command: "anonymise", arguments: ["scores.csv"],
      ways: [["--key", "one.key"], ["--key", "two.key"]]),
  ]

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.path("")).sorted()
  }

  private func state(_ folder: String) throws -> [String: [UInt8]]? {
    FileManager.default.fileExists(atPath: work.path(folder)) ? try work.files(folder) : nil
  }

  /// Begins the program in the folder, with all signals as they usually are.
  private func begin(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["--default-signal=INT,TERM,HUP", "--chdir=\(work.path(""))", Program.binary.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Whether a program has begun to write beside the folder, within some seconds.
  private func isWriting(_ process: Process, within seconds: Double) throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < end {
      if try names().contains(where: { $0.hasPrefix(".out-") }) { return true }
      usleep(200)
    }
    return false
  }

  // Every other trial waits for the moment of writing; moments are spread by the golden section.
  @Test(arguments: cases)
  func `a killed command leaves the old folder or the new, and the next run clears up`(
    one: Case
  ) throws {
    var whole = 0.0
    let states = try one.ways.enumerated().map { number, way in
      let start = Date()
      let run = try work.run([one.command] + one.arguments + way + ["-o", "state\(number)"])
      whole = Date().timeIntervalSince(start)
      #expect(run.status == 0, "\(run.errors)")
      return try #require(try state("state\(number)"))
    }
    #expect(states[0] != states[1])
    var old: Int?
    for trial in 1...Self.trials {
      if trial % 3 == 0 {
        try? FileManager.default.removeItem(atPath: work.path("out"))
        old = nil
      }
      let next = old == 0 ? 1 : 0
      let moment = (Double(trial) * 0.618_034).truncatingRemainder(dividingBy: 1)
      let process = try begin([one.command] + one.arguments + one.ways[next] + ["-o", "out"])
      if trial % 2 == 0 {
        Thread.sleep(forTimeInterval: whole * 1.1 * moment)
      } else if try isWriting(process, within: 60) {
        usleep(UInt32(moment * 10_000))
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let now = try state("out")
      let isOld = now == old.map { states[$0] }
      #expect(isOld || now == states[next], "trial \(trial)")
      if !isOld { old = next }
    }
    let way = one.ways[0]
    #expect(try work.run([one.command] + one.arguments + way + ["-o", "out"]).status == 0)
    #expect(try state("out") == states[0])
    #expect(try !names().contains { $0.hasPrefix(".") })
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal to stop ends with 128 and its number, and leaves nothing unfinished`(
    signal: Int32
  ) throws {
    #expect(try work.run(["report", "scores.csv", "-o", "state"]).status == 0)
    let whole = try #require(try state("state"))
    var stopped = 0
    for trial in 0..<6 {
      try? FileManager.default.removeItem(atPath: work.path("out"))
      let process = try begin(["report", "scores.csv", "-o", "out"])
      // Not before the program has begun to watch for signals.
      if trial % 2 == 0 {
        _ = try isWriting(process, within: 60)
      } else {
        Thread.sleep(forTimeInterval: 0.15)
      }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      #expect([0, 128 + signal].contains(process.terminationStatus))
      if process.terminationStatus != 0 { stopped += 1 }
      #expect(try [nil, whole].contains(state("out")))
      #expect(try !names().contains { $0.hasPrefix(".") })
    }
    #expect(stopped > 0)
  }

  @Test func `a stopped archive add leaves no journal`() throws {
    #expect(try work.run(["init", "round", "--quiet"]).status == 0)
    #expect(try work.run(["archive", "add", "a.sqlite", "round", "--quiet"]).status == 0)
    let before = try work.bytes("a.sqlite")
    for trial in 1...3 {
      let process = try begin(["archive", "add", "a.sqlite", "round", "--replace"])
      let end = Date().addingTimeInterval(60)
      while process.isRunning, Date() < end, try !names().contains("a.sqlite-journal") {
        usleep(200)
      }
      usleep(UInt32(trial) * 2_000)
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
      #expect(try names() == ["a.sqlite", "round", "scores.csv"])
      if process.terminationStatus == 143 { #expect(try work.bytes("a.sqlite") == before) }
    }
  }

  @Test func `a new archive that is killed is not there, and the next run clears up`() throws {
    #expect(try work.run(["init", "round", "--quiet"]).status == 0)
    for trial in 1...4 {
      let process = try begin(["archive", "add", "new.sqlite", "round"])
      let end = Date().addingTimeInterval(60)
      while process.isRunning, Date() < end,
        try !names().contains(where: { $0.hasPrefix(".new.sqlite-") })
      {
        usleep(200)
      }
      usleep(UInt32(trial) * 5_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if try names().contains("new.sqlite") {
        #expect(try work.run(["archive", "list", "new.sqlite", "--quiet"]).output.contains("2015"))
        try FileManager.default.removeItem(atPath: work.path("new.sqlite"))
      }
    }
    #expect(try work.run(["archive", "add", "new.sqlite", "round", "--quiet"]).status == 0)
    #expect(try names() == ["new.sqlite", "round", "scores.csv"])
  }

  @Test(arguments: [false, true])
  func `two writers of one archive both have their say, and readers see a whole one`(
    isThere: Bool
  ) throws {
    for year in ["2015", "2016", "2017"] {
      #expect(try work.run(["init", year, "--year", year, "--quiet"]).status == 0)
    }
    let first = isThere ? ["2015"] : []
    for _ in 1...3 {
      for year in first {
        #expect(try work.run(["archive", "add", "a.sqlite", year, "--quiet"]).status == 0)
      }
      let writers = try ["2016", "2017"].map { try begin(["archive", "add", "a.sqlite", $0]) }
      while isThere, writers.contains(where: \.isRunning) {
        let seen = try work.run(["archive", "check", "a.sqlite"])
        #expect(seen.status == 0, "\(seen.output)\(seen.errors)")
      }
      for writer in writers { writer.waitUntilExit() }
      #expect(writers.map(\.terminationStatus) == [0, 0])
      let list = try work.run(["archive", "list", "a.sqlite", "--format", "csv"])
      #expect(csvRows(list.output).map { $0["year"] } == first + ["2016", "2017"])
      try FileManager.default.removeItem(atPath: work.path("a.sqlite"))
      #expect(try names() == ["2015", "2016", "2017", "scores.csv"])
    }
  }
}
