import Assessments
public import Phrases

/// The files of a round that nobody has filled in: a scheme, a table with nothing but its header, and
/// what else a round may hold.
public struct EmptyRound: Sendable {
  /// File name and text.
  public let files: [(name: String, text: String)]

  /// - Parameter language: of headings and words; the file names are the same in all.
  public init(language: Language) {
    let isChinese = language == .zh
    func title(_ key: String) -> String {
      isChinese ? TemplateWords.titles[key] ?? TemplateWords.terms[key] ?? key : key
    }
    func line(_ keys: [String]) -> String { keys.map(title).joined(separator: ",") }
    // Excel takes a text for UTF-8 only where it begins with this mark.
    let mark = isChinese ? "\u{FEFF}" : ""
    let keys = Scheme.standard.components.map(\.key)
    let about = [
      Phrase("Fill in scores.csv: one row per unit; blank is missing, 0 is a score."),
      Phrase("Weights and full marks are in scheme.yaml."),
      Phrase("Then: steelyard check FOLDER"),
    ]
    let others: [(String, String, Phrase)] = [
      ("units.csv", line(["unit", "team"]), Phrase("units and the teams that visit them")),
      (
        "ratings.csv", line(["unit", "team", "assessor", "item", "score"]),
        Phrase("item scores of assessors; the items go into scheme.yaml")
      ),
      ("ballots.csv", line(["unit", "grade", "count"]), Phrase("votes of each unit's members")),
      ("findings.csv", line(["unit", "team", "kind", "text"]), Phrase("highlights and problems")),
      (
        "interviews.csv", line(["unit", "role", isChinese ? "people" : "count"]),
        Phrase("people interviewed")
      ),
    ]
    let listed = others.map { "- `\($0)` (\($1)): \($2.said(in: language))\n" }.joined()
    let lines = about.map { "- " + $0.said(in: language) + "\n" }.joined()
    let more = Phrase("Other files a round may hold, where they are known:").said(in: language)
    let comment = Phrase("weights are per cent of the total; full is full marks")
      .said(in: language)
    files = [
      (
        "scheme.yaml",
        """
        # \(comment)
        name: 60/30/10
        components:
          - {key: onsite, weight: 60, full: 100, scored_by: team}
          - {key: routine, weight: 30, full: 100, scored_by: centre}
          - {key: peer, weight: 10, full: 100, scored_by: members}
        ballots: {excellent: 100, good: 80, fair: 60, poor: 0}

        """
      ),
      ("scores.csv", mark + line(["unit", "team"] + keys) + "\n"),
      ("README.md", "\(lines)\n\(more)\n\n\(listed)"),
    ]
  }
}
