import Assessments
import Phrases
import Reporting

/// How one unit came by its rank, step by step: items, components, adjustment, total, ranks.
struct Explanation {
  let analysis: Analysis
  /// Position among the units.
  let unit: Int

  private var round: Round { analysis.round }

  var sentences: [Phrase] {
    let visits = round.visits.filter { $0.unit == unit }
    return visits.flatMap(itemSentences) + componentSentences + visits.compactMap(severitySentence)
      + totalSentences
  }

  /// Areas and categories of the visit's instrument; none without item scores.
  private func itemSentences(_ visit: Visit) -> [Phrase] {
    guard let own = round.instrumentScore(of: visit), !own.areas.isEmpty else { return [] }
    let count = (round.scheme.instrument?.items.count ?? 0) - own.notApplicable.count
    let head = Phrase(
      "\(round.teams[visit.team].id) scored \(count) items on site; each is the mean of its assessors."
    )
    let areas = own.areas.map { area in
      Phrase(
        "\(area.id): \(points(area.section)) (\(area.categories.map { part in Phrase("\(part.id) \(points(part.section))") }, mark: .comma))."
      )
    }
    let exempt =
      own.notApplicable.isEmpty
      ? []
      : [
        Phrase(
          "\(own.notApplicable.count) items do not apply; their marks go to the others of their category."
        )
      ]
    return [head] + areas + exempt
  }

  private func points(_ section: InstrumentScore.SectionScore) -> Phrase {
    section.score.map { Phrase("\($0.fixed(2)) of \(section.full.fixed(0))") }
      ?? Phrase("not applicable")
  }

  private var componentSentences: [Phrase] {
    zip(round.scheme.components, round.scores[unit]).map { component, score in
      let given = score.map { Phrase(verbatim: $0.fixed(2)) } ?? Phrase("no score")
      return Phrase(
        "\(Phrase(term: component.key)), weight \(component.weight.fixed(0)): \(given).")
    }
  }

  private func severitySentence(_ visit: Visit) -> Phrase? {
    guard let own = analysis.estimate.teams[visit.team] else { return nil }
    let verb = own.severity > 0 ? Phrase("took off") : Phrase("gave")
    let adjusted = visit.score + own.severity
    return Phrase(
      "Team \(round.teams[visit.team].id) \(verb) about \(abs(own.severity).fixed(2)) points "
        + "(95 % interval of its severity: \(own.lower.fixed(2)) to \(own.upper.fixed(2))); given "
        + "back, its on-site score \(visit.score.fixed(2)) becomes \(adjusted.fixed(2)).")
  }

  private var totalSentences: [Phrase] {
    guard let raw = analysis.totalsRaw[unit], let adjusted = analysis.totalsAdjusted[unit],
      let before = analysis.ranksRaw[unit], let after = analysis.ranksAdjusted[unit],
      let interval = analysis.intervals[unit]
    else { return [Phrase("It has no total, because a component with a weight is missing.")] }
    func rank(_ value: Double) -> String { ResultTable.Cell.rank(value).printed }
    let sum = round.scheme.components.reduce(0) { $0 + $1.weight }
    let parts = zip(round.scheme.components, analysis.adjustedScores[unit]).compactMap {
      component, score in
      score.map {
        Phrase("\(component.weight.fixed(0)) % of \($0.fixed(2))")
      }
    }
    var sentences = [
      Phrase(
        "Its total \(raw.fixed(2)), rank \(rank(before)), becomes \(adjusted.fixed(2)), rank "
          + "\(rank(after)); the rank lies between \(rank(interval.lower)) and "
          + "\(rank(interval.upper)) with 95 % probability.")
    ]
    // Weights that add up to something else would not read as per cent.
    if abs(sum - 100) < 1e-9 {
      sentences.insert(
        Phrase("\(parts, mark: .comma) add up to \(adjusted.fixed(2))."), at: 0)
    }
    if analysis.ranksAdjusted.count > analysis.top {
      sentences.append(
        Phrase(
          "In 100 plausible re-scorings it is among the first \(analysis.top) in "
            + "\((100 * interval.probabilityTop).fixed(0))."))
    }
    return sentences
      + [
        analysis.designSentence,
        Phrase("This takes the weights as given and each unit's other scores as they are."),
      ]
  }
}
