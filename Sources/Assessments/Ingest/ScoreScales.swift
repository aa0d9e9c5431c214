import Foundation
import Phrases
import TableIO

/// Full marks and weights of the components, from the scheme, the options, headings and the scores
/// themselves; what headings and scores leave open is an error, never a guess.
struct ScoreScales {
  private(set) var scheme: Scheme
  var log: DiagnosticLog
  let sheets: [Sheet]
  /// Components whose full marks are the user's.
  private let fixedFull: Set<String>
  /// Weights the user gave.
  private let asked: [String: Double]
  /// The scheme without them.
  private let base: Scheme
  /// Whether a scheme.yaml was read.
  private let hasScheme: Bool
  var hasFixedWeights: Bool { hasScheme || !asked.isEmpty }

  /// What the heading of a component states.
  private struct Stated {
    let sheet: Sheet
    let column: Int
    var full: Double?
    var weight: Double?
  }

  /// - Parameters:
  ///   - base: the scheme before the user's weights.
  ///   - full: keys of components whose full marks the user gave.
  init(
    _ scheme: Scheme, base: Scheme, _ sheets: [Sheet], hasScheme: Bool, weights: [String: Double],
    full: Set<String>, log: DiagnosticLog
  ) {
    self.scheme = scheme
    self.base = base
    self.log = log
    self.sheets = sheets
    self.hasScheme = hasScheme
    asked = weights
    fixedFull = hasScheme ? Set(scheme.components.map(\.key)) : full
    settle()
  }

  /// Components with weight.
  var weighted: [Int] {
    scheme.components.indices.filter { scheme.components[$0].weight != 0 }
  }

  private mutating func settle() {
    guard !sheets.isEmpty else { return }
    var stated: [String: [Stated]] = [:]
    for sheet in sheets {
      for component in scheme.components {
        guard let column = sheet.positions[component.key] else { continue }
        var own = self.stated(sheet, column)
        // A score times its weight has that for full marks.
        if sheet.reading.weightedOnly.contains(component.key) {
          own.full = own.weight ?? own.full ?? component.weight
        }
        stated[component.key, default: []].append(own)
      }
    }
    takeWeights(stated)
    let headings = takeFullMarks(stated)
    let totals = totalsOfGiven()
    if !headings, totals?.isWeighted != true { takePoints(totals) }
    let final = totalsOfGiven()
    checkPlausible(stated, final)
    if let final { check(final) }
  }

  private func stated(_ sheet: Sheet, _ column: Int) -> Stated {
    let heading = sheet.reading.headings[column]
    var stated = Stated(sheet: sheet, column: column, full: heading.full, weight: heading.weight)
    if let bare = heading.bare, stated.full == nil, stated.weight == nil {
      // A bare number is full marks unless scores exceed it.
      let top = sheet.style(column).range?.upperBound ?? 0
      if sheet.style(column).percents > 0 || top > bare {
        stated.weight = bare
      } else {
        stated.full = bare
      }
    }
    for aside in sheet.table.asides {
      guard let label = aside.texts.first?.text,
        let text = aside.texts.first(where: { $0.column == column })?.text
      else { continue }
      let name = HeadingText.folded(label).filter { !$0.isWhitespace }
      let number = CellReading.number(text, decimalComma: false)?.0
      if [
        "满分", "满分值", "分值", "标准分", "fullmarks", "fullscore", "maxscore", "maximumscore",
        "maximummarks", "maxmarks", "maximum",
      ].contains(name) {
        stated.full = stated.full ?? number
      } else if ["权重", "比重", "weight", "weights"].contains(name) {
        stated.weight =
          stated.weight ?? number.map { !text.contains("%") && $0 <= 1 ? $0 * 100 : $0 }
      }
    }
    return stated
  }

  /// Weights of the headings, where they are those of a whole.
  private mutating func takeWeights(_ stated: [String: [Stated]]) {
    let found = stated.compactMapValues { $0.lazy.compactMap(\.weight).first }
    var weights = found
    if weights.isEmpty {
      // Full marks that add up to 100 are weights too.
      let fulls = stated.compactMapValues { $0.lazy.compactMap(\.full).first }
      if fulls.count > 1, abs(fulls.values.reduce(0, +) - 100) < 1e-9 { weights = fulls }
    }
    let differing = base.components.filter { own in
      weights[own.key].map { abs($0 - own.weight) > 1e-9 } ?? false
    }
    guard !differing.isEmpty, let first = differing.first, let place = stated[first.key]?.first
    else { return }
    let said = weights.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.plain)" }
    let list = said.joined(separator: ",")
    var new = scheme
    for index in new.components.indices {
      let key = new.components[index].key
      if let weight = weights[key] {
        new.components[index].weight = weight
      } else if stated[key] == nil {
        // What no table holds has no weight where the headings make up the whole.
        new.components[index].weight = 0
      }
    }
    // Weights that were asked for and are those of the headings are theirs.
    let isSame = new.components.allSatisfy { own in
      asked[own.key].map { abs($0 - own.weight) < 1e-9 } ?? true
    }
    guard asked.isEmpty ? !hasScheme : isSame else {
      log.report(
        .headingScale, .warning, in: place.sheet, at: place.column, value: list,
        Phrase("the headings give the weights \(list); those of the scheme or --weights are used"),
        Phrase("correct one of the two"))
      return
    }
    guard abs(new.components.reduce(0) { $0 + $1.weight } - 100) < 1e-6 else {
      log.report(
        .headingScale, .error, in: place.sheet, at: place.column, value: list,
        Phrase("the headings give the weights \(list), which do not add up to 100"),
        Phrase("give the weights of all components, as --weights onsite=60,routine=30,peer=10"))
      return
    }
    scheme = new
    log.report(
      .headingScale, .notice, in: place.sheet, at: place.column, value: list,
      Phrase("weights are those of the headings: \(list)"),
      Phrase("nothing to do if so; otherwise give --weights"))
  }

  /// Full marks of the headings.
  ///
  /// - Returns: whether any component has some.
  private mutating func takeFullMarks(_ stated: [String: [Stated]]) -> Bool {
    var changed: [String] = []
    var found = false
    for index in scheme.components.indices {
      let component = scheme.components[index]
      let own = (stated[component.key] ?? []).filter { $0.full != nil }
      guard let first = own.first, let full = first.full else { continue }
      found = true
      if let other = own.first(where: { $0.full != full }), let others = other.full {
        log.report(
          .headingScale, .error, in: other.sheet, at: other.column, value: others.plain,
          Phrase(
            "full marks of \(Phrase(term: component.key)) are \(full.plain) in one heading and "
              + "\(others.plain) here"),
          Phrase("give them, as --full \(component.key)=\(full.plain)"))
        continue
      }
      guard full != component.full else { continue }
      if fixedFull.contains(component.key) {
        log.report(
          .headingScale, .error, in: first.sheet, at: first.column, value: full.plain,
          Phrase(
            "the heading says full marks of \(full.plain), the scheme says \(component.full.plain)"),
          Phrase("correct one of the two"))
        continue
      }
      scheme.components[index].full = full
      changed.append("\(component.key)=\(full.plain)")
    }
    if !changed.isEmpty, let place = stated.values.joined().first {
      let list = changed.joined(separator: ",")
      log.report(
        .headingScale, .notice, in: place.sheet, value: list,
        Phrase("full marks are those of the headings: \(list)"),
        Phrase("nothing to do if so; otherwise give --full"))
    }
    let fulls = weighted.map { scheme.components[$0] }
    if found, !hasFixedWeights, fulls.count > 1, fulls.contains(where: { $0.full != 100 }),
      stated.values.joined().allSatisfy({ $0.weight == nil }),
      fulls.allSatisfy({ own in stated[own.key]?.contains { $0.full != nil } ?? false }),
      fulls.contains(where: { $0.full != 100 && abs($0.full - $0.weight) > 1e-9 }),
      totalsOfGiven()?.isWeighted != true, let place = stated.values.joined().first
    {
      log.report(
        .headingScale, .error, in: place.sheet, at: place.column,
        value: fulls.map { "\($0.key)=\($0.full.plain)" }.joined(separator: ","),
        Phrase(
          "full marks of the headings differ and do not add up to 100, so weights are not known"),
        Phrase("give the weights, as --weights onsite=60,routine=30,peer=10"))
    }
    return found
  }

  /// Greatest score of a component over all sheets; nil where there are too few or percentages.
  private func top(_ key: String) -> Double? {
    var top: Double?
    var count = 0
    for sheet in sheets {
      guard let column = sheet.positions[key] else { continue }
      let style = sheet.style(column)
      guard style.percents == 0, let range = style.range else { return nil }
      count += style.numbers
      top = max(top ?? range.upperBound, range.upperBound)
    }
    return count > 2 ? top : nil
  }

  /// Scores that are points of the weights: 52 of 60, 27 of 30, 9 of 10.
  ///
  /// The totals say so, or every component does: all scores under 60, 30 and 10 of 100 would be a
  /// round in which all units fail at everything.
  private mutating func takePoints(_ totals: Totals?) {
    let own = weighted.map { scheme.components[$0] }
    guard own.count > 1, own.allSatisfy({ !fixedFull.contains($0.key) && $0.full == 100 }),
      own.allSatisfy({ component in top(component.key).map { $0 <= component.weight } ?? false })
    else { return }
    let isWhole = own.contains { $0.weight <= 15 } && own.count > 2
    guard totals?.isPlain == true || isWhole && totals == nil,
      let sheet = sheets.first(where: { $0.has(own[0].key) })
    else { return }
    for index in weighted { scheme.components[index].full = scheme.components[index].weight }
    let list = own.map { "\($0.key)=\($0.weight.plain)" }.joined(separator: ",")
    log.report(
      .headingScale, totals == nil ? .warning : .notice, in: sheet, value: list,
      totals == nil
        ? Phrase("all scores lie within the weights, so they are read as points of \(list)")
        : Phrase("the totals are plain sums, so scores are read as points of \(list)"),
      Phrase("nothing to do if so; otherwise give --full"))
  }

  /// Scores that lie too low for their full marks.
  private mutating func checkPlausible(_ stated: [String: [Stated]], _ totals: Totals?) {
    for component in scheme.components where component.weight != 0 {
      guard let top = top(component.key), let place = stated[component.key]?.first else { continue }
      let isTiny = top < 0.02 * component.full || top <= 1 && component.full > 2
      // Nothing but the weights tells 9 of 10 from 9 of 100.
      let isLow =
        !fixedFull.contains(component.key) && component.full == 100
        && top <= component.weight
        && (component.weight <= 40 || place.weight != nil)
      guard isTiny || isLow else { continue }
      if isLow, !isTiny, totals?.isWeighted == true { continue }
      log.report(
        .implausibleScale, .error, in: place.sheet, at: place.column, value: top.plain,
        isTiny
          ? Phrase(
            "no score of \(Phrase(term: component.key)) is above \(top.plain), far below the full marks of "
              + "\(component.full.plain)")
          : Phrase(
            "no score of \(Phrase(term: component.key)) is above \(top.plain): points of "
              + "\(component.weight.plain) or of \(component.full.plain)?"),
        isTiny && top <= 1
          ? Phrase(
            "if they are shares, give --full \(component.key)=1; if the column is another, map it with "
              + "--columns")
          : Phrase(
            "give the full marks, as --full \(component.key)=\(component.weight.plain) or "
              + "--full \(component.key)=\(component.full.plain)"))
    }
  }
}
