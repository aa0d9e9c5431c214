import Foundation
import TableIO

/// A unit's name without what typing varies: width, case, spaces and punctuation.
struct FoldedName: Hashable {
  let characters: [Character]
  /// Its runs of digits. Names that differ in them are different units, however alike: a numbered
  /// body is no misspelling of its neighbour.
  let numbers: [String]

  init(_ name: String) {
    // Compatibility mapping folds full-width and half-width forms.
    let plain = name.precomposedStringWithCompatibilityMapping.lowercased()
    characters = plain.filter { $0.isLetter || $0.isNumber }
    numbers = plain.split { !$0.isNumber }.map(String.init)
  }

  /// One minus the edit distance as a share of the longer name; 1 for names that fold together.
  ///
  /// - Complexity: the product of both lengths.
  func similarity(to other: FoldedName) -> Double {
    let longer = max(characters.count, other.characters.count)
    guard longer > 0 else { return 1 }
    return 1 - Double(editDistance(characters, other.characters)) / Double(longer)
  }

  /// The share of the shorter name that stands, in order, in the longer one.
  ///
  /// - Complexity: the product of both lengths.
  func containment(with other: FoldedName) -> Double {
    let shorter = min(characters.count, other.characters.count)
    guard shorter > 0 else { return 0 }
    var row = [Int](repeating: 0, count: other.characters.count + 1)
    for own in characters {
      var diagonal = 0
      for (j, its) in other.characters.enumerated() {
        let above = row[j + 1]
        row[j + 1] = own == its ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return Double(row[other.characters.count]) / Double(shorter)
  }
}
