import Foundation

/// The component that a file or sheet is about by its name, as 实地考核.xlsx or "desk_review.csv";
/// nil where it names none, or several.
func topic(ofName name: String, components: [String]) -> String? {
  let base = URL(fileURLWithPath: name).lastPathComponent
  let bare = HeadingText.folded(base).replacing(#/\.(csv|xlsx|xlsm|txt|tsv)$/#, with: "")
  let pieces = bare.split { "-_:、.()[]+&,，".contains($0) }.map(String.init)
  var found: Set<String> = []
  for piece in pieces + [pieces.joined(separator: " ")] {
    if let key = ballots[piece] { found.insert(key) }
    for level in Heading.known(piece, components: components).levels {
      if case .component(let key) = level.kind { found.insert(key) }
    }
  }
  for (word, key) in HeadingWords.components where word.count > 3 && bare.contains(word) {
    if word.contains(where: { !$0.isASCII }) { found.insert(key) }
  }
  return found.count == 1 ? found.first : nil
}

/// Names of files and sheets of votes, which as headings would be counts.
private let ballots = [
  "votes": "peer", "vote": "peer", "ballots": "peer", "ballot": "peer", "投票": "peer", "选票": "peer",
  "票数": "peer",
]

/// Whether a sheet's name says that it sums others up.
func isSummaryName(_ name: String) -> Bool {
  let lower = HeadingText.folded(name)
  return ["汇总", "总表", "合计", "总分", "排名", "一览", "summary", "total", "overall", "ranking"]
    .contains { lower.contains($0) }
}

/// Whether a sheet has the name that a program gave it.
func isDefaultName(_ name: String) -> Bool {
  HeadingText.folded(name).wholeMatch(of: #/(?:sheet|工作表|table|表)\s*\d*/#) != nil
}
