/// A text in lines of at most so many terminal columns.
///
/// Lines break at spaces, and between wide characters and after their marks, which are written without
/// spaces; a mark stays with what it opens or closes, and a number with its per cent. A word longer than a line is cut.
///
/// - Parameter indent: blanks before every line but the first.
public func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
  precondition(width > indent, "a line has room")
  var lines: [String] = []
  let margin = String(repeating: " ", count: indent)
  var (line, taken) = ("", 0)
  func endLine() {
    lines.append(line)
    (line, taken) = (margin, indent)
  }
  for piece in pieces(of: text) {
    var piece = piece
    var own = displayWidth(piece.text)
    let gap = piece.isSpaced && taken > (lines.isEmpty ? 0 : indent) ? 1 : 0
    if taken + gap + own <= width {
      line += (gap > 0 ? " " : "") + piece.text
      taken += gap + own
      continue
    }
    if taken > (lines.isEmpty ? 0 : indent) { endLine() }
    while own > width - taken {
      let head = cut(piece.text, to: width - taken, mark: "")
      line += head
      piece.text.removeFirst(head.count)
      own = displayWidth(piece.text)
      endLine()
    }
    line += piece.text
    taken += own
  }
  if taken > (lines.isEmpty ? 0 : indent) || lines.isEmpty { lines.append(line) }
  return lines
}

/// The start of a text that takes at most so many terminal columns; a cut text ends with the mark.
public func cut(_ text: String, to width: Int, mark: String = "…") -> String {
  guard displayWidth(text) > width else { return text }
  var (kept, taken) = ("", displayWidth(mark))
  for character in text {
    taken += displayWidth(String(character))
    if taken > width { break }
    kept.append(character)
  }
  // One character always, or a loop that cuts would not end.
  if kept.isEmpty, let first = text.first { kept = String(first) }
  return kept + mark
}

/// Parts between which a line may end, and whether a blank was before each.
private func pieces(of text: String) -> [(text: String, isSpaced: Bool)] {
  var pieces: [(text: String, isSpaced: Bool)] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if word.allSatisfy(closes), !pieces.isEmpty {
      pieces[pieces.count - 1].text += " " + word
      continue
    }
    var isSpaced = true
    var last: Character?
    for character in word {
      let breaks = last.map { mayBreak($0, character) } ?? true
      if breaks {
        pieces.append((String(character), isSpaced))
        isSpaced = false
      } else {
        pieces[pieces.count - 1].text.append(character)
      }
      last = character
    }
  }
  return pieces
}

/// Whether a line may end between two characters without a blank: between wide ones, and after a mark
/// that Chinese writes without a blank; what opens stays with what follows, what closes with what precedes.
private func mayBreak(_ last: Character, _ next: Character) -> Bool {
  guard !closes(next), !"（“《‘".contains(last) else { return false }
  return isWide(last) && (isWide(next) || closes(last))
}

private func isWide(_ character: Character) -> Bool { displayWidth(String(character)) > 1 }

private func closes(_ character: Character) -> Bool { "，。、；：！？）》”’…,.;:!?)%".contains(character) }
