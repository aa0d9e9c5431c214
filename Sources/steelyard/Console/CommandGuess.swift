import Phrases
import TableIO

/// What a word that is no command was probably meant to be.
enum CommandGuess {
  /// The error for a word that stands where a command belongs and is none; nil where all is well.
  ///
  /// - Parameter arguments: of the program, without its name.
  static func problem(_ arguments: [String], commands: [String]) -> Phrase? {
    let words = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
    guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word),
      arguments != ["help"], word != "help"
    else { return nil }
    guard let near = nearest(to: word, in: commands) else {
      return Phrase("there is no command '\(word)'; 'steelyard --help' lists them all")
    }
    return Phrase(
      "there is no command '\(word)'; did you mean '\(near)'? 'steelyard --help' lists them all")
  }

  /// The command that differs least, by two letters at most put in, left out, replaced or
  /// swapped; nil where none is so near.
  static func nearest(to word: String, in commands: [String]) -> String? {
    let typed = Array(word.lowercased())
    let near = commands.map { (name: $0, distance: editDistance(typed, Array($0), swaps: true)) }
      .filter { $0.distance <= 2 && $0.distance < $0.name.count }
    return near.min { $0.distance < $1.distance }?.name
  }
}
