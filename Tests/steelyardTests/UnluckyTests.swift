import Foundation
import TestSupport
import Testing

/// Whether a user may make file systems of their own, as most kernels allow.
private let canMount = ConditionTrait.enabled(
  "unprivileged mounts are needed",
  { (try? Tool(URL(filePath: "/usr/bin/unshare"), ["-rm", "true"]).status) == 0 })

/// Disks that are full, streams that are closed, limits and folders that let nothing be written.
@Suite struct UnluckyTests {
  private let work: TemporaryFolder

  init() throws {
    work = try TemporaryFolder()
    try work.write(try String(contentsOfFile: Program.small, encoding: .utf8), to: "scores.csv")
  }

  /// Runs a line of a shell in the folder; `$S` is the program.
  private func shell(_ line: String, _ program: [String] = ["/bin/sh"]) throws -> Tool {
    try Tool(
      URL(filePath: "/usr/bin/env"),
      ["--chdir=\(work.path(""))", "S=\(Program.binary.path)"] + program + ["-c", line])
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.path("")).sorted()
  }

  // MARK: streams

  @Test(arguments: [
    "bias scores.csv", "bias scores.csv --format csv --table team_severity",
    "bias scores.csv --format json", "bias scores.csv --all", "check scores.csv", "columns",
    "columns --format csv", "columns --format json", "explain scores.csv --all",
    "explain scores.csv --all --format csv", "explain scores.csv --all --format json",
    "explain-code",
  ])
  func `standard output that is full or closed is said, and ends with 73`(command: String) throws {
    let full = try shell("$S \(command) > /dev/full")
    #expect(
      full.status == 73 && full.errors.contains("standard output: cannot be written: No space"))
    let closed = try shell("$S \(command) >&-")
    #expect(closed.status == 73 && closed.errors.contains("standard output: cannot be written"))
  }

  @Test(arguments: ["2>/dev/full", "2>&-", "<&-"])
  func `nobody need read standard error`(redirection: String) throws {
    let run = try shell(
      "$S bias scores.csv --format csv --table team_severity \(redirection)")
    #expect(run.status == 0 && run.output.hasPrefix("team,"))
    #expect(try shell("$S report scores.csv -o out \(redirection)").status == 0)
  }

  @Test func `a pipe that nobody reads ends the program quietly`() throws {
    let run = try shell("{ $S columns --format csv; echo $? >&2; } | head -c 1")
    #expect(run.output == "t" && run.errors == "141\n")
    let words = try shell("$S report scores.csv -o out 2>&1 >/dev/null | true; ls out/run.json")
    #expect(words.output == "out/run.json\n")
  }

  @Test func `a closed stream is not taken for a file that is opened later`() throws {
    #expect(
      try work.run(["archive", "add", "a.sqlite", "scores.csv", "--year", "2015"]).status == 0)
    _ = try shell("$S archive add a.sqlite scores.csv --year 2015 --replace >&- 2>&- <&-")
    #expect(try work.run(["archive", "check", "a.sqlite"]).output == "a.sqlite is sound\n")
  }

  // MARK: limits and disks

  private static let writers = [
    "report scores.csv -o out", "check scores.csv -o out", "bias scores.csv -o out",
    "anonymise scores.csv -o out", "template out", "init out", "explain scores.csv --all -o out",
    "archive add out scores.csv --year 2015",
  ]

  @Test(arguments: writers)
  func `a limit of file size is an error with a message, and leaves nothing`(
    command: String
  ) throws {
    // Blocks of 512 bytes; nothing that is written is smaller.
    let run = try shell("(ulimit -f 0; exec $S \(command) 2>&1) | cat")
    #expect(run.output.contains("error: ") && !run.output.contains("should not have happened"))
    #expect(try names() == ["scores.csv"])
    let code = try shell("(ulimit -f 0; exec $S \(command) 2>/dev/null); echo $?")
    #expect(code.output == "73\n")
  }

  @Test(canMount, arguments: writers)
  func `a full disk is said, and leaves nothing`(command: String) throws {
    let run = try shell(
      """
      mkdir small && mount -t tmpfs -o size=64k,nr_inodes=200 none small && cp scores.csv small \
      && cd small && head -c 60000 /dev/zero > filler; $S \(command) 2>&1 >/dev/null; echo $?; ls -A
      """, ["/usr/bin/unshare", "-rm", "/bin/sh"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains("73") && run.output.contains("error: "), "\(run.output)")
    #expect(lines.suffix(2) == ["filler", "scores.csv"], "\(run.output)")
  }

  @Test(canMount, arguments: writers)
  func `a folder that is read only is said`(command: String) throws {
    let run = try shell(
      """
      mkdir small && mount -t tmpfs none small && cp scores.csv small && cd small \
      && mount -o remount,ro none . ; $S \(command) 2>&1 >/dev/null; echo $?; ls -A
      """, ["/usr/bin/unshare", "-rm", "/bin/sh"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.suffix(2) == ["73", "scores.csv"], "\(run.output)")
    #expect(run.output.contains("cannot be written: Read-only file system; name a place"))
  }

  @Test(canMount) func `without room for temporary files there is no workbook, and it is said`()
    throws
  {
    let run = try shell(
      """
      mkdir small && mount -t tmpfs -o size=4k none small && head -c 4096 /dev/zero > small/filler; \
      TMPDIR=$PWD/small $S report scores.csv -o out 2>&1; echo $?; ls -A small
      """, ["/usr/bin/unshare", "-rm", "/bin/sh"])
    #expect(run.output.contains("TMPDIR") && run.output.hasSuffix("73\nfiller\n"), "\(run.output)")
    #expect(try names() == ["scores.csv", "small"])
  }
}
