/// A call of the program that a shell takes as it is: words that are not plain are quoted.
func shellCommand(_ command: String, _ words: [String]) -> String {
  let quoted = words.map { word in
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
  return "steelyard \(command) \(quoted.joined(separator: " "))"
}
