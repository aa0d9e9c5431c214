import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Assessors who score unlike colleagues on the same units; each measure is a family of its own.
extension ScoringOutliers {
  /// Family after family; they are worked out side by side.
  func assessorRows() -> (rows: [OutlierRow], details: [Phrase]) {
    var families: [@Sendable () -> Family] = [
      { Family(severityRows) }, { Family(spreadRows) }, { Family(rangeRows) },
    ]
    for style in ScoringStyle.allCases { families.append { Family(styleRows(style)) } }
    families += [{ digits }, { Family(pairRows) }, { Family(sheetRows) }]
    if settings.isInOrder { families.append { Family(driftRows) } }
    // The last ones take longest, and are begun first.
    let found = parallelMap(count: families.count, threads: threads) { [families] in
      families[families.count - 1 - $0]()
    }.reversed()
    return (found.flatMap(\.rows), found.flatMap(\.details))
  }

  /// Rows that are judged together, and how.
  private struct Family {
    let rows: [OutlierRow]
    let details: [Phrase]

    init(_ rows: [OutlierRow], details: [Phrase] = []) {
      self.rows = rows
      self.details = details
    }
  }

  private func assessor(_ index: Int) -> String { ratings.assessors[index].id }

  /// A row about an assessor; its threshold is the normal point of the family by Bonferroni.
  private func row(
    _ subject: String, _ measure: String, value: Double, statistic: Double, of count: Int,
    p: Double, q: Double, isFlagged: Bool, reason: Phrase, method: String, size: Double? = nil
  ) -> OutlierRow {
    OutlierRow(
      kind: .assessor, subject: subject, measure: measure, value: value, statistic: statistic,
      threshold: settings.normalThreshold(count), p: p, q: q, isFlagged: isFlagged, reason: reason,
      family: "assessors: \(measure)", method: method, size: size)
  }

  /// Severities within teams that are unlike those of most assessors; that they differ at all is
  /// tested in assessor_severity.
  private var severityRows: [OutlierRow] {
    let found = self.found.assessors.map(\.estimate)
    guard
      let judged = try? RobustZ(
        found.map(\.severity), scale: settings.scale, level: settings.level,
        control: settings.control)
    else { return [] }
    return judged.flags.map { flag in
      let own = found[flag.index]
      let verb = own.severity > 0 ? Phrase("takes off") : Phrase("gives")
      var line = row(
        assessor(own.assessor), "assessor_severity", value: own.severity,
        statistic: flag.statistic, of: found.count, p: flag.p, q: flag.q, isFlagged: flag.flagged,
        reason: Phrase(
          "\(verb) \(abs(own.severity).fixed(2)) points more than the rest of the team on "
            + "the same units; most assessors differ by \(judged.spread.fixed(2))"),
        method: "robust z (\(settings.scale.label)) of predicted effects", size: own.severity)
      line.threshold = judged.threshold
      return line
    }
  }

  /// A reason with the field's name for it.
  private func named(_ reason: Phrase, _ kind: Phrase?) -> Phrase {
    kind.map { Phrase("\(reason) (\($0))") } ?? reason
  }

  private var spreadRows: [OutlierRow] {
    let found = itemSpreads(
      sheets, seed: seed, level: settings.level, control: settings.control, threads: threads)
    return found.map { own in
      let kind = own.ratio < 1 ? Phrase("halo") : Phrase("erratic")
      return row(
        assessor(own.assessor), "item_spread_ratio", value: own.ratio, statistic: own.statistic,
        of: found.count, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: named(
          Phrase(
            "spreads scores over items \(own.ratio.fixed(2)) times as widely as colleagues on "
              + "the same units"), own.flagged ? kind : nil),
        method: "permutation within visits")
    }
  }

  private var rangeRows: [OutlierRow] {
    let found = unitRanges(
      sheets, seed: seed, level: settings.level, control: settings.control, threads: threads)
    return found.map { own in
      let kind = own.ratio < 1 ? Phrase("central tendency") : Phrase("extremeness")
      return OutlierRow(
        kind: .assessor, subject: assessor(own.assessor), measure: "unit_range_ratio",
        value: own.ratio, statistic: own.statistic, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: named(
          Phrase("spreads units \(own.ratio.fixed(2)) times as widely as colleagues"),
          own.flagged ? kind : nil),
        family: "assessors: unit_range_ratio", method: "permutation within visits")
    }
  }

  private func styleRows(_ style: ScoringStyle) -> [OutlierRow] {
    let (measure, habit) =
      switch style {
      case .straightLine:
        ("same_score_share", Phrase("scores of one and the same per cent (straight line)"))
      case .roundDigits: ("round_digit_share", Phrase("scores that end in 0 or 5"))
      }
    let found = styleTests(
      sheets, style, seed: seed, level: settings.level, control: settings.control,
      threads: threads)
    return found.map { own in
      let side = own.excess < 0 ? Phrase("fewer") : Phrase("more")
      return row(
        assessor(own.assessor), measure, value: 100 * own.excess, statistic: own.statistic,
        of: found.count, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: Phrase(
          "gives \(abs(100 * own.excess).fixed(1)) % \(side) \(habit) than colleagues on the "
            + "same units"), method: "permutation within visits")
    }
  }

  /// Terminal digits against equal frequencies, where scores are fine enough for that null.
  private var digits: Family {
    var scores = [[Double]](repeating: [], count: ratings.assessors.count)
    for index in arrays.score.indices {
      let full = arrays.full[Int(arrays.item[index])]
      guard arrays.score[index] > 0, arrays.score[index] < full else { continue }
      scores[Int(arrays.assessor[index])].append(arrays.score[index])
    }
    var found: [(Int, TerminalDigits)] = []
    for (index, own) in scores.enumerated() where own.count >= TerminalDigits.leastCount {
      do {
        found.append((index, try TerminalDigits(own)))
      } catch {
        // One coarse scale is every assessor's: told once.
        return Family(
          [], details: [Phrase("last digits are compared among colleagues only: \(error)")])
      }
    }
    let q = settings.control.adjusted(found.map(\.1.p))
    let threshold = Distributions.chiSquaredQuantile(
      1 - settings.level / Double(max(found.count, 1)), df: 9)
    let rows = found.enumerated().map { place, entry in
      let (index, own) = entry
      let share = 100 * Double(own.counts[own.favourite]) / Double(own.counts.reduce(0, +))
      return OutlierRow(
        kind: .assessor, subject: assessor(index), measure: "last_digit", value: share,
        statistic: own.chiSquared, threshold: threshold, p: own.p, q: q[place] ?? 1,
        isFlagged: (q[place] ?? 1) <= settings.level,
        reason:
          Phrase(
            "\(share.fixed(1)) % of scores end in \(own.favourite); 10 % are expected for "
              + "each digit"),
        family: "assessors: last_digit", method: "chi-squared of last digits")
    }
    return Family(rows)
  }

  private var pairRows: [OutlierRow] {
    let found = assessorPairs(
      sheets, seed: seed, level: settings.level, control: settings.control, threads: threads)
    return found.map { own in
      let subject = "\(assessor(own.first)) + \(assessor(own.second))"
      var line = row(
        subject, "identical_score_share", value: 100 * Double(own.same) / Double(own.both),
        statistic: own.statistic, of: found.count, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: Phrase(
          "\(own.same) of \(own.both) scores are identical, "
            + "\(abs(100 * own.excess).fixed(1)) % "
            + "\(own.excess < 0 ? Phrase("fewer") : Phrase("more")) than either assessor "
            + "shares with other colleagues"),
        method: "permutation within visits")
      line.kind = .assessorPair
      line.assessors = [assessor(own.first), assessor(own.second)]
      return line
    }
  }

  /// Sheets of one assessor that repeat each other; only the flagged are listed.
  private var sheetRows: [OutlierRow] {
    let found = repeatedSheets(sheets, level: settings.level, control: settings.control)
    return found.filter(\.flagged).map { own in
      let units = "\(round.units[own.firstUnit].id) + \(round.units[own.secondUnit].id)"
      var line = OutlierRow(
        kind: .unitPair, subject: "\(units) / \(assessor(own.assessor))",
        measure: "repeated_sheet", value: 100 * Double(own.same) / Double(own.both),
        statistic: Double(own.same), p: own.p, q: own.q, isFlagged: true,
        reason: Phrase(
          "\(own.same) of \(own.both) scores of the two units are identical; "
            + "\((100 * own.expected).fixed(0)) % are expected"),
        family: "\(found.count) pairs of sheets, flagged ones listed", method: "exact binomial")
      line.assessors = [assessor(own.assessor)]
      return line
    }
  }

  private var driftRows: [OutlierRow] {
    let found = severityDrifts(
      sheets, orderOfUnit: round.units.indices.map(Double.init), seed: seed,
      level: settings.level, control: settings.control)
    return found.map { own in
      let way = own.slope > 0 ? Phrase("more") : Phrase("less")
      return OutlierRow(
        kind: .assessor, subject: assessor(own.assessor), measure: "severity_drift",
        value: own.slope, statistic: own.correlation, p: own.p, q: own.q, isFlagged: own.flagged,
        reason: Phrase(
          "becomes \(abs(own.slope).fixed(3)) points \(way) severe per unit of the list, "
            + "compared with colleagues; correlation \(own.correlation.fixed(2)) over "
            + "\(own.visitCount) visits"),
        family: "assessors: severity_drift", method: "permutation of the order", size: own.slope)
    }
  }
}
