import Assessments
import Foundation
import Phrases
import SteelyardKit

/// Questions about columns whose meaning is not certain, put on a terminal.
struct ColumnQuestions {
  let console: Console

  /// Whether somebody is there to answer.
  private static var isOnTerminal: Bool {
    [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].allSatisfy { isatty($0) == 1 }
  }

  /// The source with the columns that were asked about, as answered; as it is without a terminal.
  ///
  /// One question per column; an empty answer takes the one that is shown.
  func answered(_ source: RoundSource) throws(AppraisalError) -> RoundSource {
    guard Self.isOnTerminal, source.path != "-" else { return source }
    var source = source
    var asked: Set<String> = []
    var given: [String] = []
    // An answer may settle other columns, so the input is read again after each.
    while true {
      let doubts = try RoundReading(path: source.path, reader: source.reader).doubts
      guard let doubt = doubts.first(where: { !asked.contains($0.column) }) else { break }
      asked.insert(doubt.column)
      guard let answer = ask(doubt) else { break }
      if let key = answer.key {
        source.columns[key] = answer.heading
        given.append("\(key)=\(answer.heading)")
      } else {
        source.ignored = (source.ignored ?? []) + [answer.heading]
        given.append("ignore=\(answer.heading)")
      }
    }
    if !given.isEmpty {
      let list = given.joined(separator: ",")
      console.notice(Phrase("next time without questions: --columns '\(list)'"))
    }
    return source
  }

  /// - Returns: nil where the input ends.
  private func ask(_ doubt: ColumnDoubt) -> ColumnDoubt.Answer? {
    let numbered = doubt.answers.enumerated().map { "\($0.offset + 1) \($0.element.word)" }
    console.complain(Phrase("\(doubt.file): \(doubt.sentence)"))
    while true {
      console.prompt(
        Phrase("which is it: \(numbered)? Return takes \(doubt.answers[0].word): "))
      guard let line = readLine() else { return nil }
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty { return doubt.answers[0] }
      if let number = Int(text), doubt.answers.indices.contains(number - 1) {
        return doubt.answers[number - 1]
      }
      if let own = doubt.answers.first(where: { $0.word.lowercased() == text.lowercased() }) {
        return own
      }
    }
  }
}
