import Foundation
import Reporting
import TestSupport
import Testing

/// Help and usage errors in Chinese.
@Suite struct ChineseHelpTests {
  /// Every command with its help in a language.
  private static func pages(_ language: String) throws -> [String: String] {
    var pages: [String: String] = [:]
    func walk(_ path: [String]) throws {
      let run = try Program.run(path + ["--help"], environment: ["STEELYARD_LANG": language])
      #expect(run.status == 0 && run.errors.isEmpty, "\(path): \(run.errors)")
      pages[path.joined(separator: " ")] = run.output
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      let commands = lines.drop { $0 != "SUBCOMMANDS:" && $0 != "子命令：" }.dropFirst()
        .prefix { !$0.isEmpty }.compactMap { $0.firstMatch(of: /^\x20{2}([a-z-]+)/) }
      for command in commands { try walk(path + [String(command.1)]) }
    }
    try walk([])
    return pages
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Options and commands that a page lists, and its examples.
  private static func fixed(_ page: String) -> [String] {
    lines(page).compactMap { line -> String? in
      if line.hasPrefix("  steelyard ") { return line }
      return line.firstMatch(of: /^\x20{2}([-<a-z].*?)(?:\x20{2}.*)?$/).map { String($0.1) }
    }
  }

  @Test func `every page lists the same options and examples, in Chinese words`() throws {
    let (english, chinese) = (try Self.pages("en"), try Self.pages("zh"))
    #expect(english.count > 20 && english.keys.sorted() == chinese.keys.sorted())
    for (command, page) in chinese {
      let own = try #require(english[command])
      func short(_ label: String) -> Substring { label.prefix(23) }
      #expect(Self.fixed(page).map(short) == Self.fixed(own).map(short), "\(command)")
      #expect(page.contains("\n用法：steelyard") && page.contains("\n选项：\n"), "\(command)")
      for line in Self.lines(page) {
        #expect(displayWidth(line) <= 80, "\(command): \(line)")
        if line.hasPrefix("  steelyard") || line.contains("用法：") || line.contains("“steelyard") {
          continue
        }
        let words = line.firstMatch(of: /[A-Za-z][a-z']+(?: [a-z']+){2,}/)
        #expect(words == nil, "\(command): \(line)")
        #expect(!line.contains("(default") && !line.contains("(values"), "\(command): \(line)")
      }
    }
  }

  @Test(arguments: [
    (["bias", "--help"], ["LC_ALL": "zh_CN.UTF-8"]), (["bias", "--lang", "zh", "--help"], [:]),
    (["bias", "--help", "--lang=zh"], [:]), (["help", "bias"], ["STEELYARD_LANG": "zh"]),
  ])
  func `variables and --lang ask for it`(arguments: [String], environment: [String: String])
    throws
  {
    let help = try Program.run(arguments, environment: environment)
    let plain = try Program.run(["bias", "--help"], environment: ["STEELYARD_LANG": "zh"])
    #expect(help.status == 0)
    let neutral = [help, plain].map { $0.output.replacing("默认：en", with: "默认：zh") }
    #expect(neutral[0] == neutral[1] && neutral[0].contains("写入结果的文件夹"))
  }

  @Test func `--lang en is stronger than variables`() throws {
    let help = try Program.run(
      ["bias", "--help", "--lang", "en"], environment: ["STEELYARD_LANG": "zh"])
    #expect(help.output.hasPrefix("OVERVIEW: Estimate"))
  }

  @Test(arguments: [
    (["bias"], "错误：缺少参数“<round>”"), (["bias", "a", "--quite"], "错误：没有选项“--quite”。是否想用“--quiet”？"),
    (["bias", "a", "--zzzzzzz"], "错误：没有选项“--zzzzzzz”"), (["bias", "a", "b"], "错误：多余的参数“b”"),
    (["bias", "a", "b", "c"], "错误：有 2 个多余的参数：b、c"),
    (["bias", "a", "--seed"], "错误：“--seed <seed>”缺少值"),
    (["bias", "a", "--seed", "x"], "错误：值“x”不能用于“--seed <seed>”"),
    (["bias", "a", "--format", "x"], "请从下列值中选一个：text、table、csv、json。"),
    (["bias", "a", "--quiet=1"], "错误：选项“--quiet”不带值，却给出了“1”。"),
    (["bias", "a", "--threads", "0"], "错误：--threads：请给出 1 或更大的数"),
    (["bias", "a", "--encoding", "x"], "“x”不是 utf-8"),
    (["explain", "a"], "错误：请用 --unit 指明一个单位"),
  ])
  func `usage errors`(arguments: [String], said: String) throws {
    let run = try Program.run(arguments, environment: ["STEELYARD_LANG": "zh"])
    #expect(run.status == 64 && run.output.isEmpty)
    let text = run.errors.replacing("\n", with: "")
    #expect(text.contains(said), "\(run.errors)")
    #expect(!text.contains("Error:") && !text.contains("Usage:") && text.contains("用法：steelyard"))
    #expect(Self.lines(run.errors).allSatisfy { displayWidth($0) <= 80 })
  }

  @Test func `the version, and the help of programs, are the same in every language`() throws {
    for arguments in [["--version"], ["--generate-completion-script", "bash"]] {
      let runs = try ["en", "zh"].map {
        try Program.run(arguments, environment: ["STEELYARD_LANG": $0])
      }
      #expect(runs.allSatisfy { $0.status == 0 } && runs[0].output == runs[1].output)
    }
  }
}
