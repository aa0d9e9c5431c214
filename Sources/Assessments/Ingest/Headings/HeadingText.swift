import Foundation

/// One level of a heading without brackets, full marks, weights, years and numbering.
struct HeadingText {
  /// What is left: lower case, half width; Chinese without blanks, English words with single ones
  /// and without fillers.
  private(set) var core = ""
  /// The same with words such as "score" left in.
  private(set) var whole = ""
  private(set) var full: Double?
  private(set) var weight: Double?
  /// A number in brackets that may be either.
  private(set) var bare: Double?
  private(set) var isPerCent = false
  /// Whether it multiplies by a share: 得分×60%.
  private(set) var isProduct = false
  /// Texts in brackets that state neither.
  private(set) var asides: [String] = []

  // Regexes hold no state; the compiler does not know it.
  nonisolated(unsafe) private static let brackets = #/[(\[【〔<]([^)\]】〕>]*)[)\]】〕>]/#
  nonisolated(unsafe) private static let outOf = #/\b(out of|max\.?|/)\s*(\d+(?:\.\d+)?)/#
  nonisolated(unsafe) private static let share = #/(?:占比?|权重|weight)?:?\s*(\d+(?:\.\d+)?)\s*%/#
  nonisolated(unsafe) private static let marks =
    #/(?:满分|总分)?:?\s*(\d+(?:\.\d+)?)\s*(?:分制?|points?|pts|marks?)/#
  nonisolated(unsafe) private static let ofHundred = #/百分制/#
  nonisolated(unsafe) private static let year = #/(?:19|20)\d\d\s*年?度?/#
  nonisolated(unsafe) private static let numbering = #/^\s*\(?(?:[一二三四五六七八九十]+|\d+)\)?\s*[、.．:]/#
  nonisolated(unsafe) private static let bracketedShare =
    #/(?:占比?|权重|比重|weight|总分的)?:?\s*(\d+(?:\.\d+)?)\s*%\s*(?:权重|weight)?/#
  nonisolated(unsafe) private static let bracketedMarks =
    #/(?:满分|总分|共|分值|out of|max\.?|full marks?|/)?:?\s*(\d+(?:\.\d+)?)\s*(?:分制?|points?|pts|marks?|max\.?)?(?:满分)?/#
  nonisolated(unsafe) private static let bareMarks = #/\s*\d+(?:\.\d+)?\s*(?:分|points?|marks?)?\s*/#

  nonisolated(unsafe) private static let product = #/[×x*]\s*(?:\d+(?:\.\d+)?\s*%|0\.\d+)/#

  init(_ text: String) {
    var rest = Self.folded(text)
    isProduct = rest.firstMatch(of: Self.product) != nil
    for match in rest.matches(of: Self.brackets).reversed() {
      for part in match.output.1.split(whereSeparator: { ",;、，；".contains($0) }) {
        read(part.trimmingCharacters(in: .whitespaces))
      }
      rest.replaceSubrange(match.range, with: " ")
    }
    rest = rest.replacing(Self.outOf) { match in
      full = Double(match.output.2)
      return " "
    }
    rest = rest.replacing(Self.share) { match in
      weight = Double(match.output.1)
      return " "
    }
    rest = rest.replacing(Self.marks) { match in
      full = Double(match.output.1)
      return " "
    }
    rest = rest.replacing(Self.ofHundred) { _ in
      full = full ?? 100
      return " "
    }
    if rest.contains("%") {
      isPerCent = true
      rest = rest.replacing("%", with: " ")
    }
    rest = rest.replacing(Self.year, with: " ")
    rest = rest.replacing(Self.numbering, with: " ")
    core = Self.english(rest, without: HeadingWords.fillers)
    whole = Self.english(rest, without: ["name", "the", "of"])
  }

  private mutating func read(_ aside: String) {
    if let match = aside.wholeMatch(
      of: Self.bracketedShare)
    {
      weight = Double(match.output.1)
    } else if let number = Double(aside), number > 0 {
      bare = number
    } else if let match = aside.wholeMatch(
      of: Self.bracketedMarks)
    {
      full = Double(match.output.1)
    } else if aside == "百分制" {
      full = full ?? 100
    } else if ["%", "单位:%", "百分比", "percent"].contains(aside) {
      isPerCent = true
    } else if !["分", "单位:分", "points", "marks"].contains(aside), !aside.isEmpty {
      asides.append(aside)
    }
  }

  /// Words of English with single blanks and without fillers; Chinese without any.
  static func english(_ text: String, without fillers: Set<String>) -> String {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "%" }.map(String.init)
    if text.contains(where: { $0.isLetter && !$0.isASCII }) { return words.joined() }
    let plain = words.joined(separator: " ")
    if HeadingWords.scores.contains(plain) || HeadingWords.sums.contains(plain) { return plain }
    let kept = words.filter { !fillers.contains($0) }
    return kept.isEmpty ? plain : kept.joined(separator: " ")
  }

  /// Half-width and in lower case.
  static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }

  /// Levels of a heading over several rows; a slash before a number is none.
  static func split(_ name: String) -> [String] {
    var levels: [String] = []
    var depth = 0
    var current = ""
    for character in folded(name) {
      if "([【<〔".contains(character) { depth += 1 }
      if ")]】>〕".contains(character) { depth -= 1 }
      if character == "/", depth <= 0 {
        levels.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    levels.append(current)
    // "Site visit / 60" states full marks, and is one level.
    var merged: [String] = []
    for level in levels {
      if !merged.isEmpty, level.wholeMatch(of: Self.bareMarks) != nil {
        merged[merged.count - 1] += "/" + level
      } else {
        merged.append(level)
      }
    }
    return merged.isEmpty ? [folded(name)] : merged
  }
}
