import Appraisals
import Phrases
import Reporting
import Statistics

extension Run {
  private func table() throws(AppraisalError) -> LongTable {
    guard let table = inputs.table else {
      throw AppraisalError(.badData, Phrase("the recipe names no table"))
    }
    return table
  }

  /// The name of the table's file.
  private var tableName: String {
    recipe.table?.path.split(separator: "/").last.map(String.init) ?? ""
  }

  private func output(
    _ table: LongTable, summary: [Phrase], notices: [Phrase], tables: [ResultTable],
    files: [OutputFile] = [], vega: String? = nil
  ) -> RunOutput {
    RunOutput(
      recipe: recipe, inputs: inputs.files, summary: summary, warnings: table.notices + notices,
      tables: tables, files: files, vega: vega)
  }

  func plainWeights() throws(AppraisalError) -> RunOutput { try weighed(hasPage: false) }

  /// The same with a page and a workbook.
  func plainReport() throws(AppraisalError) -> RunOutput { try weighed(hasPage: true) }

  private func weighed(hasPage: Bool) throws(AppraisalError) -> RunOutput {
    let charts = hasPage ? ChartLibrary() : nil
    // What is not installed is said before anything is computed.
    let painter =
      hasFiles
      ? try charts.flatMap { charts throws(AppraisalError) in try recipe.painter(charts) } : nil
    let (table, analysis) = (try table(), recipe.analysis ?? Recipe())
    let plain = try PlainWeights(table, recipe.plainWeights ?? PlainWeightOptions(components: []))
    var problem = try WeightProblem(
      units: plain.units, components: plain.components, scores: plain.additive,
      weights: plain.weights, recipe: analysis,
      ranking: Ranking(ties: analysis.ties ?? .competition))
    problem.threads = threads
    problem.aggregation = plain.aggregation
    let found = try WeightAnalysis(problem)
    let map = hasFiles ? try WeightMap(problem) : nil
    let tables =
      [WeightTables.plainRanks(problem)]
      + (plain.options.scales == nil ? [] : [WeightTables.normalised(plain)]) + found.tables
      + (found.rankSources.map { [WeightTables.sources.table($0.effects)] } ?? [])
    let page = WeightPage(
      analysis: found, tables: tables, name: tableName, notices: plain.notices)
    let pages = try charts.map { charts throws(AppraisalError) in
      try page.files(charts, painter, in: recipe.language)
    }
    return output(
      table, summary: [found.sentence],
      notices: plain.notices + found.notices + (map?.notices ?? []) + (charts?.notices ?? []),
      tables: tables, files: (pages ?? []) + (map?.files ?? []),
      vega: charts?.hash)
  }

  /// Raters of a long table with a page and a workbook.
  func raterReport() throws(AppraisalError) -> RunOutput {
    let table = try table()
    guard let options = recipe.raters else {
      throw AppraisalError(.badData, Phrase("the recipe has no options of 'report'"))
    }
    let study = try RaterStudy(table, options)
    let page = RaterPage(study: study, name: tableName)
    let charts = ChartLibrary()
    let painter = hasFiles ? try recipe.painter(charts) : nil
    // The study repeats the notices of reading.
    return RunOutput(
      recipe: recipe, inputs: inputs.files, summary: page.sentences,
      warnings: study.notices + charts.notices, tables: page.tables,
      files: try page.files(charts, painter, in: recipe.language), vega: charts.hash)
  }

  func plainOutliers() throws(AppraisalError) -> RunOutput {
    let (table, analysis) = (try table(), recipe.analysis ?? Recipe())
    let found = try PlainOutliers(
      table, recipe.plainOutliers ?? PlainOutlierOptions(), settings: analysis.outliers,
      seed: analysis.seed)
    let count =
      switch found.flagged {
      case 0: Phrase("Nothing is flagged.")
      case 1: Phrase("1 of \(found.rows.count) judgements is flagged.")
      default: Phrase("\(found.flagged) of \(found.rows.count) judgements are flagged.")
      }
    // Rows without names of their own have numbers.
    let isNamed = found.options.id != nil
    let names = found.flaggedSubjects.map { subject in
      subject.kind == .row && !isNamed
        ? Phrase("row \(subject.name)") : Phrase(verbatim: subject.name)
    }
    let most = 5
    let shown = Phrase(Array(names.prefix(most)), mark: .comma)
    let look =
      names.count > most
      ? Phrase("Look again at \(shown) and \(names.count - most) more.")
      : Phrase("Look again at \(shown).")
    return output(
      table, summary: (names.isEmpty ? [] : [look]) + [count], notices: found.notices,
      tables: [OutlierTables.outliers.table(found.rows)])
  }

  func variance() throws(AppraisalError) -> RunOutput {
    guard let options = recipe.variance else {
      throw AppraisalError(.badData, Phrase("the recipe has no options of 'variance'"))
    }
    if let tables = inputs.varianceTables {
      let study = try VarianceStudy(tables, options)
      var recipe = recipe
      recipe.variance = study.options
      return RunOutput(
        recipe: recipe, inputs: inputs.files, summary: [study.sentence], warnings: study.notices,
        tables: study.tables)
    }
    let table = try table()
    let study = try VarianceStudy(table, options, threads: threads)
    return output(
      table, summary: [study.sentence], notices: study.notices, tables: study.tables)
  }

  func agreement() throws(AppraisalError) -> RunOutput {
    let table = try table()
    let study = try AgreementStudy(table, recipe.agreement ?? AgreementOptions())
    return output(
      table, summary: [study.sentence], notices: study.notices, tables: study.tables)
  }

  func generalizability() throws(AppraisalError) -> RunOutput {
    let table = try table()
    guard let options = recipe.generalizability else {
      throw AppraisalError(.badData, Phrase("the recipe has no options of 'gstudy'"))
    }
    if SeveralVariablesResult.isAskedFor(options, in: table) {
      let study = try SeveralVariablesResult(table, options)
      return output(
        table, summary: study.sentences, notices: study.notices, tables: study.tables)
    }
    let study = try GeneralizabilityResult(table, options)
    return output(
      table, summary: [study.sentence] + study.findings, notices: study.notices,
      tables: study.tables)
  }

  func equating() throws(AppraisalError) -> RunOutput {
    let table = try table()
    guard let options = recipe.equating else {
      throw AppraisalError(.badData, Phrase("the recipe has no options of 'equate'"))
    }
    let study = try EquatingStudy(table, inputs.secondTable, options, threads: threads)
    return output(
      table, summary: study.sentences, notices: (inputs.secondTable?.notices ?? []) + study.notices,
      tables: study.tables)
  }
}
