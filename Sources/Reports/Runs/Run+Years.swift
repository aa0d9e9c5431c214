import Appraisals
import Assessments
import Phrases
import Reporting
import Statistics
import TableIO

extension Run {
  func trend() throws(AppraisalError) -> RunOutput {
    guard let years = recipe.years else {
      throw AppraisalError(.badData, Phrase("the recipe names no rounds"))
    }
    let vega = hasFiles ? ChartLibrary() : nil
    var compared = ComparedGroups()
    compared.opening = vega?.notices ?? []
    compared.vega = vega?.hash
    var rounds = try readRounds(years, &compared.opening)
    if let mapping = inputs.mapping {
      let identified = try mapping.identified(rounds)
      rounds = identified.rounds
      compared.opening += mapping.notices + identified.notices
    }
    let (language, modules, hasFiles) = (recipe.language, vega?.modules, hasFiles)
    do {
      let groups = try MultiYearStudy.mapGroups(
        rounds, archive: inputs.archivePath,
        selection: GroupSelection(names: years.groups, part: years.part), threads: threads,
        onGroup: { group, place, count in
          let span = "\(group.first?.year ?? 0)-\(group.last?.year ?? 0)"
          onStage(Phrase("comparing years \(span), group \(place + 1) of \(count)"))
          guard group.count == 1 else { return }
          compared.leftOut.append(
            Phrase("\(group[0].year) '\(group[0].name)' shares no unit with another year: left out")
          )
        },
        { group, threads in
          guard group.count > 1 else { return ComparedGroups.Group?.none }
          let study = try MultiYearStudy(
            group, pairs: years.pairs, seed: years.seed, threads: threads
          ).withoutDraws()
          return ComparedGroups.Group(
            study,
            hasFiles
              ? try ComparedGroups.Pages(study, in: language, modules, threads: threads) : nil)
        })
      compared.add(groups.compactMap(\.self))
    } catch let error as AppraisalError {
      throw error
    } catch {
      throw AppraisalError(.impossible, Phrase("the years cannot be compared: \(error)"))
    }
    return try compared.output(recipe, inputs: inputs.files, hasFiles: hasFiles)
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
