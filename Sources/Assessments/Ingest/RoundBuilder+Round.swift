import Phrases

extension RoundBuilder {
  /// The round the files add up to; nil when they name no unit.
  mutating func round() -> Round? {
    checkScheme()
    let totals = itemTotals()
    reportItems(totals)
    addOnsiteScores(totals)
    for unit in units.all.indices {
      for team in assigned[unit] ?? [] {
        let pair = Pair(a: unit, b: team)
        if recordedVisitIndex[pair] == nil { recordVisit(pair, score: nil) }
      }
    }
    guard !units.all.isEmpty else { return nil }
    reportMissing()
    let round = assembled()
    reportRepeats(round)
    return round
  }

  private mutating func reportRepeats(_ round: Round) {
    let keys = round.scheme.components.map(\.key)
    for own in round.repeats {
      log.report(
        .repeatedScores, .warning, file: "the round", value: keys[own.component],
        Phrase(
          "in all \(own.unitCount) units that have both, the '\(keys[own.component])' score follows exactly from "
            + "the '\(keys[own.earlier])' score"),
        Phrase(
          "check that the right column was read; a score that follows from another adds nothing"
        ))
    }
  }

  private mutating func checkScheme() {
    if let problem = scheme.weightProblem {
      log.report(
        .weightSum, .error, file: "scheme", value: problem.sum.plain, problem.sentence,
        Phrase("correct the weights in scheme.yaml or --weights"))
    }
    for sentence in scheme.instrumentProblems {
      log.report(
        .itemTree, .error, file: "scheme.yaml", sentence, Phrase("correct 'full' in the instrument")
      )
    }
  }

  /// One diagnostic per unit and component that has a weight and no score, unless its cell has one.
  private mutating func reportMissing() {
    let scored = Set(recordedVisits.filter { $0.score != nil }.map(\.unit))
    for (index, component) in scheme.components.enumerated() where component.weight != 0 {
      let absent = units.all.indices.filter { unit in
        index == 0 ? !scored.contains(unit) : central[unit]?[index] == nil
      }
      if index > 0, absent.count == units.all.count {
        guard !reportedAbsent.contains(index) else { continue }
        log.report(
          .missingComponent, .warning, file: "the round",
          Phrase(
            "no unit has any \(Phrase(term: component.key)) score, although the component has weight "
              + "\(component.weight.plain)"),
          Phrase("without it no unit has a total; add it, or give it weight 0 with --weights"))
        continue
      }
      for unit in absent where !reportedMissing.contains(Pair(a: unit, b: index)) {
        log.report(
          .missingComponent, .warning, file: "the round",
          Phrase("\(units.all[unit]) has no \(Phrase(term: component.key)) score"),
          Phrase("add the score; without it the unit has no total")
        )
      }
    }
  }
}
