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
    guard let near = nearestName(to: word, among: commands) else {
      return Phrase("there is no command '\(word)'; 'steelyard --help' lists them all")
    }
    return Phrase(
      "there is no command '\(word)'; did you mean '\(near)'? 'steelyard --help' lists them all")
  }
}
