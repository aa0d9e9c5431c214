public import Assessments
public import Phrases

/// What was found in the input, for a reader at a terminal: errors first, causes before what follows
/// from them, and one line for all that are alike.
public struct DiagnosticDigest: Sendable {
  /// One line per group, then how much was left out.
  public let lines: [Phrase]

  /// Lines that are shown unless all are asked for.
  public static let most = 20

  /// - Parameters:
  ///   - diagnostics: in the order in which they were met.
  ///   - all: whether each is given a line of its own, however many there are.
  public init(_ diagnostics: [Diagnostic], all: Bool = false) {
    let sorted = diagnostics.enumerated().sorted { one, two in
      (one.element.level.order, one.element.rule.stage, one.offset)
        < (two.element.level.order, two.element.rule.stage, two.offset)
    }.map(\.element)
    guard !all else {
      lines = sorted.map(\.line)
      return
    }
    var groups: [[Diagnostic]] = []
    var places: [Key: Int] = [:]
    for own in sorted {
      let key = Key(own)
      if let place = places[key] {
        groups[place].append(own)
      } else {
        places[key] = groups.count
        groups.append([own])
      }
    }
    var lines = groups.prefix(Self.most).map(Self.line)
    if groups.count > Self.most {
      lines[Self.most - 1] = Phrase(
        "\(groups.count - Self.most + 1) more kinds of remarks; 'steelyard check --all' lists all")
    }
    self.lines = lines
  }

  private struct Key: Hashable {
    let rule: Diagnostic.Rule
    let level: Diagnostic.Level
    let file: String
    let sheet: String?
    let column: String?
    let sentence: String

    init(_ own: Diagnostic) {
      (rule, level, file, sheet, column) = (own.rule, own.level, own.file, own.sheet, own.column)
      // Notices of reading differ in what they are about, not in what they say.
      sentence = own.sentence.key
    }
  }

  private static func line(_ group: [Diagnostic]) -> Phrase {
    guard let first = group.first, group.count > 1 else { return group.first?.line ?? .empty }
    let rows = group.dropFirst().compactMap(\.row)
    let named = rows.prefix(6).map(String.init) + (rows.count > 6 ? ["…"] : [])
    let more = group.count - 1
    let count = more == 1 ? Phrase("1 more like it") : Phrase("\(more) more like it")
    return named.isEmpty
      ? Phrase("\(first.line) (\(count))") : Phrase("\(first.line) (\(count), rows \(named))")
  }
}

extension Diagnostic {
  /// Where it is, as a spreadsheet writes places: `file:sheet!E3`.
  public var place: String {
    let cell = (columnLetter ?? "") + (row.map { "\($0)" } ?? "")
    return file + (sheet.map { ":" + $0 } ?? "") + (cell.isEmpty ? "" : "!" + cell)
  }

  /// Place, code, what was found and what to do, in one line.
  public var line: Phrase {
    let place = file == "the round" ? Phrase("the round") : Phrase(verbatim: place)
    return Phrase(
      "\(place) \(rule.rawValue) \(Phrase(term: level.rawValue)): \(sentence) → \(suggestion)")
  }
}

extension Diagnostic.Level {
  fileprivate var order: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .notice: 2
    }
  }
}

extension Diagnostic.Rule {
  /// Files come before columns, columns before cells, and what is missing because of them last.
  fileprivate var stage: Int {
    switch self {
    case .notATable, .badScheme, .emptyFile, .schemeFound, .encoding: 0
    case .missingColumn, .ambiguousColumn, .unusedNumbers, .weightSum, .itemTree, .headingScale,
      .implausibleScale, .percents, .totalCheck, .partsCheck, .uncomputedFormula:
      1
    case .nearName, .unmatchedUnits, .unknownUnit, .unknownTeam, .noUnitName, .filledDown: 2
    case .missingComponent, .missingRating, .noTeam: 4
    default: 3
    }
  }
}
