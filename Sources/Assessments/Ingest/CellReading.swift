import Foundation
import TableIO

/// What a cell of scores holds, and how it is written.
struct CellReading {
  /// How a number is written.
  enum Form: Hashable {
    case plain, percent, unit, decimalComma, thousands
  }

  /// A percentage is its number: 90.93 for 90.93%.
  let cell: Cell
  let form: Form
  /// The word that says why there is no number.
  let word: String?

  init(cell: Cell, form: Form, word: String?) {
    self.cell = cell
    self.form = form
    self.word = word
  }

  /// - Parameters:
  ///   - text: no plain number and not blank.
  ///   - decimalComma: whether the column writes decimals with commas, so that "87,125" is no
  ///     thousand.
  init(_ text: String, decimalComma: Bool) {
    if let meaning = Self.missing[text.lowercased()] {
      self.init(cell: meaning, form: .plain, word: text)
    } else if let (value, form) = Self.number(text, decimalComma: decimalComma) {
      self.init(cell: .number(value), form: form, word: nil)
    } else {
      self.init(cell: .unreadable(text), form: .plain, word: nil)
    }
  }

  /// Words that stand where there is no score; a dash is not zero.
  static let missing: [String: Cell] = {
    var words: [String: Cell] = [:]
    for word in [
      "缺考", "缺", "缺席", "缺评", "未考", "未考核", "未评", "未测评", "未打分", "弃权", "无", "无分", "没有", "待定", "待补",
      "空", "absent",
      "missing", "none", "null", "not scored", "not visited", "tbd", "pending", "abstained", "-",
      "--",
      "---", "—", "——", "–", "－", "/", "／", "\\", "*", ".",
    ] {
      words[word] = .blank
    }
    for word in [
      "免考", "免", "免评", "不适用", "不考核", "不参评", "na", "n/a", "n.a.", "n.a", "#n/a", "not applicable",
      "exempt", "exempted",
    ] {
      words[word] = .notApplicable
    }
    return words
  }()

  /// A number with a sign of percent, the word 分 or commas.
  static func number(_ text: String, decimalComma: Bool) -> (Double, Form)? {
    var rest = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
    var form = Form.plain
    if rest.hasSuffix("%") {
      form = .percent
      rest.removeLast()
    } else {
      for unit in ["分", "points", "pts"] where rest.lowercased().hasSuffix(unit) {
        form = .unit
        rest = String(rest.dropLast(unit.count))
        break
      }
    }
    rest = rest.trimmingCharacters(in: .whitespaces)
    if rest.contains(",") {
      let isThousand = rest.wholeMatch(of: thousands) != nil
      if isThousand, !decimalComma {
        rest = rest.replacing(",", with: "")
        if form == .plain { form = .thousands }
      } else if rest.wholeMatch(of: comma) != nil {
        rest = rest.replacing(",", with: ".")
        if form == .plain { form = .decimalComma }
      } else {
        return nil
      }
    }
    guard rest.wholeMatch(of: decimal) != nil, let value = Double(rest) else {
      return nil
    }
    return (value, form)
  }

  // Regexes hold no state; the compiler does not know it.
  nonisolated(unsafe) private static let thousands = #/[-+]?\d{1,3}(,\d{3})+(\.\d+)?/#
  nonisolated(unsafe) private static let decimal = #/[-+]?\d+(\.\d+)?/#
  nonisolated(unsafe) private static let comma = #/[-+]?\d+,\d+/#
}

/// How the numbers of a column are written, over all its cells.
struct ColumnStyle {
  private(set) var plain = 0
  private(set) var percents = 0
  private(set) var others = 0
  /// Neither numbers nor words for missing.
  private(set) var texts = 0
  private(set) var hasDecimalComma = false
  /// Least and greatest number; percentages as they stand.
  private(set) var range: ClosedRange<Double>?
  /// Decimals of the number that has most.
  private(set) var decimals = 0

  var numbers: Int { plain + percents + others }
  /// Percentages and other numbers in one column.
  var isMixed: Bool { percents > 0 && plain + others > 0 }
  /// Whether the column holds numbers rather than names.
  var isMostlyNumbers: Bool { numbers > 1 && numbers > texts }

  nonisolated(unsafe) private static let thousands = #/\D*\d{1,3}(,\d{3})+(\.\d+)?\D*/#

  init(_ table: Table, _ column: Int) {
    for row in 0..<table.rowCount {
      let text = table.text(row, column)
      if text.contains(","), case .unreadable = table.number(row, column),
        text.wholeMatch(of: Self.thousands) == nil
      {
        hasDecimalComma = true
        break
      }
    }
    for row in 0..<table.rowCount {
      let text = table.text(row, column)
      var value: Double?
      switch table.number(row, column) {
      case .number(let number):
        plain += 1
        value = number
      case .unreadable:
        if CellReading.missing[text.lowercased()] != nil { continue }
        guard let (number, form) = CellReading.number(text, decimalComma: hasDecimalComma) else {
          texts += 1
          continue
        }
        if form == .percent { percents += 1 } else { others += 1 }
        value = number
      case .blank, .notApplicable: continue
      }
      guard let value else { continue }
      range = range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
      let plain = value.description
      if let point = plain.firstIndex(of: "."), !plain.contains("e"), !plain.hasSuffix(".0") {
        decimals = max(decimals, plain.distance(from: point, to: plain.endIndex) - 1)
      }
    }
  }
}
