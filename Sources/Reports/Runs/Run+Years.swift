import Appraisals
import Assessments
import Phrases
import Reporting
import TableIO

extension Run {
  func trend() throws(AppraisalError) -> RunOutput {
    guard let years = recipe.years else {
      throw AppraisalError(.badData, Phrase("the recipe names no rounds"))
    }
    let vega = hasFiles ? ChartLibrary() : nil
    var warnings = vega?.notices ?? []
    var rounds = try readRounds(years, &warnings)
    if let mapping = inputs.mapping {
      let identified = try mapping.identified(rounds)
      rounds = identified.rounds
      warnings += mapping.notices + identified.notices
    }
    var studies: [MultiYearStudy] = []
    do {
      try MultiYearStudy.forEachGroup(rounds, archive: inputs.archivePath) { group, place, count in
        let span = "\(group.first?.year ?? 0)-\(group.last?.year ?? 0)"
        onStage(Phrase("comparing years \(span), group \(place + 1) of \(count)"))
        guard group.count > 1 else {
          warnings.append(
            Phrase("\(group[0].year) '\(group[0].name)' shares no unit with another year: left out")
          )
          return
        }
        studies.append(
          try MultiYearStudy(group, pairs: years.pairs, seed: years.seed, threads: threads))
      }
    } catch let error as AppraisalError {
      throw error
    } catch {
      throw AppraisalError(.impossible, Phrase("the years cannot be compared: \(error)"))
    }
    guard !studies.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase(
          "no two years share a unit; names must be the same in both, or a mapping (--mapping, or that of "
            + "an archive) must say which are the same"))
    }
    let files = studies.enumerated().map { place, study in
      OutputFile(
        place == 0 ? "trend.html" : "trend-\(place + 1).html",
        text: MultiYearPage(study).html(in: recipe.language).text(vega: vega?.modules))
    }
    return RunOutput(
      recipe: recipe, inputs: inputs.files, summary: studies.flatMap(\.sentences),
      warnings: warnings + studies.flatMap(\.notices), tables: MultiYearTables.tables(studies),
      files: hasFiles ? files : [], vega: hasFiles ? vega?.hash : nil)
  }

  /// Rounds of the recipe with their years; those without one take the next year given.
  private func readRounds(
    _ years: YearsSource, _ warnings: inout [Phrase]
  ) throws(AppraisalError) -> [YearRound] {
    var next = 0
    var rounds: [YearRound] = []
    for (source, reading) in zip(years.rounds, inputs.rounds) {
      let round = try SoundRound(reading).round
      warnings += reading.notices
      if let year = round.scheme.year {
        rounds.append(YearRound(round, year: year))
        continue
      }
      guard next < years.years.count else {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(source.path): the round has no year; add 'year' to scheme.yaml, or give --years"))
      }
      rounds.append(YearRound(round, year: years.years[next]))
      next += 1
    }
    return rounds
  }
}
