import Appraisals
import Assessments
import Phrases
import Reporting
import Statistics

extension Run {
  /// The appraisal of the round, with what its reading has to say.
  private func appraisal(
    needsSeverities: Bool = true, check: (Round) throws(AppraisalError) -> Void = { _ in }
  ) throws(AppraisalError) -> (Appraisal, SoundRound) {
    guard let reading = inputs.rounds.first else {
      throw AppraisalError(.badData, Phrase("the recipe names no round"))
    }
    let sound = try SoundRound(reading)
    try check(sound.round)
    let appraisal = try Appraisal(
      sound.round, recipe: recipe.analysis ?? Recipe(), threads: threads,
      needsSeverities: needsSeverities)
    return (appraisal, sound)
  }

  /// The recipe with what the scheme decides spelled out, so that it says all by itself.
  private func resolved(_ appraisal: Appraisal) -> RunRecipe {
    var recipe = recipe
    recipe.round?.weights = Dictionary(
      zip(appraisal.components, appraisal.weights), uniquingKeysWith: { first, _ in first })
    recipe.round?.weightList = nil
    recipe.analysis?.ties = appraisal.ranking.ties
    return recipe
  }

  private func output(
    _ appraisal: Appraisal, _ sound: SoundRound, summary: [Phrase], notices: [Phrase],
    tables: [ResultTable], files: [OutputFile] = [], answer: Answer? = nil,
    details: [Phrase] = []
  ) -> RunOutput {
    RunOutput(
      recipe: resolved(appraisal), inputs: inputs.files, summary: summary,
      warnings: sound.reading.notices + appraisal.notices + notices, tables: tables, files: files,
      result: RunRecord.RoundResult(appraisal), answer: answer, details: details)
  }

  /// A command to go on with, on the same round, which a shell takes as it is.
  private func next(_ command: String, _ rest: String...) -> String? {
    guard let path = recipe.round?.path, path != "-" else { return nil }
    let words = [path] + rest
    return shellCommand(command, words)
  }

  func check() throws(AppraisalError) -> RunOutput {
    var output = try checked()
    output.findings = inputs.rounds.first?.diagnostics
    return output
  }

  private func checked() throws(AppraisalError) -> RunOutput {
    guard let reading = inputs.rounds.first else {
      throw AppraisalError(.badData, Phrase("the recipe names no round"))
    }
    var files: [OutputFile] = []
    if hasFiles, let reader = recipe.round?.reader {
      let workbook = CheckedWorkbook(reading, reader: reader)
      files = [try OutputFile("checked.xlsx", workbook.draft(in: recipe.language))]
    }
    let errors = reading.diagnostics.count { $0.level == .error }
    let others = reading.diagnostics.count - errors
    let diagnostics = InputTables.diagnostics.table(reading.diagnostics)
    guard errors == 0, let round = reading.round else {
      return RunOutput(
        recipe: recipe, inputs: inputs.files,
        summary: [Phrase("\(Self.errors(errors)), \(Self.remarks(others))")], warnings: [],
        tables: [diagnostics], files: files, hasErrors: true)
    }
    let (units, teams) = (round.units.count, round.teams.count)
    let parts = [
      units == 1 ? Phrase("1 unit") : Phrase("\(units) units"),
      teams == 1 ? Phrase("1 team") : Phrase("\(teams) teams"), Self.remarks(others),
    ]
    let counts = Phrase("\(parts[0]), \(parts[1]), \(parts[2])")
    let appraisal: Appraisal
    do {
      appraisal = try Appraisal(round, recipe: recipe.analysis ?? Recipe(), threads: threads)
    } catch {
      // What was found is told even where the design tells nothing.
      return RunOutput(
        recipe: recipe, inputs: inputs.files, summary: [counts, error.phrase], warnings: [],
        tables: [diagnostics], files: files, hasErrors: true)
    }
    return RunOutput(
      recipe: resolved(appraisal), inputs: inputs.files,
      summary: [counts, appraisal.design.sentence], warnings: [],
      tables: [diagnostics, SeverityTables.design.table(appraisal.contrasts)],
      files: files, result: RunRecord.RoundResult(appraisal))
  }

  private static func errors(_ count: Int) -> Phrase {
    count == 1 ? Phrase("1 error") : Phrase("\(count) errors")
  }

  private static func remarks(_ count: Int) -> Phrase {
    count == 1 ? Phrase("1 other remark") : Phrase("\(count) other remarks")
  }

  func bias() throws(AppraisalError) -> RunOutput {
    let (appraisal, sound) = try appraisal()
    // The two longest parts besides the severities themselves.
    _ = parallelPair(threads: threads) {
      appraisal.biasTests
    } _: {
      appraisal.scoringVerdicts
    }
    return output(
      appraisal, sound, summary: [appraisal.severities.sentence],
      notices: appraisal.severities.oddUnitNotices + appraisal.ratingNotices,
      tables: [
        SeverityTables.team.table(appraisal.severities.teams),
        SeverityTables.tests.table(appraisal.biasTests),
        SeverityTables.composite(appraisal.composite),
      ] + appraisal.ratingTables,
      answer: appraisal.biasAnswer(next: next("report", "-o", "results")))
  }

  func normalize() throws(AppraisalError) -> RunOutput {
    let (appraisal, sound) = try appraisal(needsSeverities: false)
    return output(
      appraisal, sound, summary: appraisal.refusal.map { [$0] } ?? [appraisal.severities.sentence],
      notices: appraisal.rules.notices,
      tables: [
        RankTables.adjusted.table(appraisal.rules.visits),
        RankTables.rules.table(appraisal.rules.answers),
      ],
      // Without severities there are no ranks to look at.
      answer: appraisal.normalizeAnswer(next: appraisal.refusal == nil ? next("weights") : nil))
  }

  func weights() throws(AppraisalError) -> RunOutput {
    let (appraisal, sound) = try appraisal()
    let analysis = try appraisal.weightAnalysis()
    let map = hasFiles ? try WeightMap(analysis.problem) : nil
    return output(
      appraisal, sound, summary: appraisal.boundaries.map(\.sentence) + [analysis.sentence],
      notices: analysis.notices + (map?.notices ?? []),
      tables: [RankTables.ranks(appraisal.ranks)] + appraisal.errorTables + analysis.tables
        + (appraisal.grades.map { [RankTables.grades($0)] } ?? [])
        + (analysis.rankSources.map { [WeightTables.sources.table($0.effects)] } ?? []),
      files: map?.files ?? [],
      answer: appraisal.weightsAnswer(
        analysis,
        next: appraisal.ranks.inOrder.first.flatMap { next("explain", "--unit", $0.name) }))
  }

  func outliers() throws(AppraisalError) -> RunOutput {
    let (appraisal, sound) = try appraisal { round throws(AppraisalError) in
      try OutlierScan.checkCount(round.units.count)
    }
    if recipe.analysis?.outliers.isInOrder == true, appraisal.round.ratings == nil {
      throw AppraisalError(
        .badData,
        Phrase("--in-order tests assessors for drift, and the round has no ratings: leave it out"))
    }
    return output(
      appraisal, sound,
      summary: [appraisal.verdicts.unitSentence, appraisal.verdicts.countSentence],
      notices: appraisal.outliers.notices,
      tables: [OutlierTables.outliers.table(appraisal.outliers.rows)],
      answer: appraisal.outliersAnswer(
        next: appraisal.verdicts.flagged(.unit).first.flatMap {
          next("explain", "--unit", $0.subject.name)
        }), details: appraisal.outliers.details)
  }

  func report() throws(AppraisalError) -> RunOutput {
    // What is not installed is said before anything is computed.
    let charts = Once<ChartLibrary>()
    let painter =
      hasFiles && recipe.figures != nil ? try recipe.painter(charts.value(ChartLibrary.init)) : nil
    let (appraisal, sound) = try appraisal()
    let (reading, language) = (sound.reading, recipe.language)
    let (made, library) = parallelPair(threads: threads) {
      Result { () throws(AppraisalError) in
        try Report(appraisal, reading: reading, language: language)
      }
    } _: {
      charts.value(ChartLibrary.init)
    }
    let report = try made.get()
    return report.output(
      resolved(appraisal), inputs: inputs.files, charts: library, painter: painter)
  }
}

extension Appraisal {
  /// assessor_severity, team_category and item_difficulty; none without ratings.
  var ratingTables: [ResultTable] {
    guard let ratings else { return [] }
    return (ratings.assessors.isEmpty ? [] : [SeverityTables.assessors(ratings, scoringVerdicts)])
      + [
        SeverityTables.categories(ratings, scoringVerdicts),
        SeverityTables.item.table(ratings.items),
      ]
  }

  /// What keeps assessors and categories from being judged.
  var ratingNotices: [Phrase] {
    if let ratings { return ratings.notices }
    return round.ratings == nil
      ? [] : [Phrase("the scheme has no instrument: assessors and categories are left out")]
  }
}

extension WeightAnalysis {
  /// Tables of schemes, intervals and everything uncertain at once, then those of all weights.
  var tables: [ResultTable] {
    let (components, top) = (problem.components, "\(problem.top)")
    var tables: [ResultTable] = []
    if components.count > 1 {
      tables += [
        RoundWeightTables.schemes.table(others.schemes),
        RoundWeightTables.agreement(others.components, top: top).table(others.agreements),
        RoundWeightTables.intervals.table(others.intervals),
      ]
    }
    if !joint.isEmpty { tables.append(RoundWeightTables.joint(top: top).table(joint)) }
    if let acceptability {
      tables += [WeightTables.shares(acceptability), WeightTables.reach(acceptability)]
      tables += WeightTables.pairwise(acceptability).map { [$0] } ?? []
      tables.append(WeightTables.central(acceptability, components: components))
    }
    if !flips.isEmpty {
      tables.append(WeightTables.flips(components).table(flips))
    }
    if !effectiveWeights.isEmpty {
      tables.append(WeightTables.effective.table(effectiveWeights))
    }
    if components.count > 1 {
      tables.append(WeightTables.leftOut(top: top).table(leftOut))
    }
    return tables
  }
}
