import ArgumentParser
import Foundation
import Phrases

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

  /// The command that differs least, by two letters at most; nil where none is so near.
  static func nearest(to word: String, in commands: [String]) -> String? {
    let near = commands.map { (name: $0, distance: distance(word.lowercased(), $0)) }
      .filter { $0.distance <= 2 && $0.distance < $0.name.count }
    return near.min { $0.distance < $1.distance }?.name
  }

  /// Letters put in, left out, replaced, or swapped with the next.
  ///
  /// Source: Damerau (1964), Communications of the ACM 7, 171-176, each pair of letters swapped once.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for i in a.indices {
      rows[i + 1][0] = i + 1
      for j in b.indices {
        var best = min(rows[i][j + 1], rows[i + 1][j]) + 1
        best = min(best, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[a.count][b.count]
  }
}
