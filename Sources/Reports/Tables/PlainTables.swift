import Agreement
public import Appraisals
import MixedModels
import Phrases
public import Reporting

/// Tables of the studies of plain tables.
enum PlainTables {
  static let descriptions = [
    icc.description, kendallW.description, gstudy.description,
    dstudy(facets: ["<facet>"]).description, variableComponents.description,
    compositeStudy(facets: ["<facet>"]).description, components.description,
    fixedEffects(isDirect: true).description,
    effects.description, tests.description, fit.description, anova.description,
    regression.description, iccAnova.description,
    conversion(methods: ["<method>"]).description, equatedScores.description,
    equatingFunctions.description, equatingMoments.description, presmoothing.description,
  ]
}

extension VarianceStudy {
  /// Components, fixed effects, the effects of levels and the tests where asked for, and how the
  /// fit ended.
  public var tables: [ResultTable] {
    [
      PlainTables.components.table(components),
      PlainTables.fixedEffects(isDirect: regression != nil).table(fit.fixedEffects),
    ]
      + (anova.isEmpty ? [] : [PlainTables.anova.table(anova)])
      + (regression.map { [PlainTables.regression.table([$0])] } ?? [])
      + (options.hasEffects ? [PlainTables.effects.table(fit.effects)] : [])
      + (options.hasTests ? [PlainTables.tests.table(tests)] : [])
      + [PlainTables.fit.table([fit])]
  }
}

extension AgreementStudy {
  /// The intraclass correlations, and Kendall's W where there is one.
  public var tables: [ResultTable] {
    [PlainTables.icc.table(correlations)]
      + (anova.isEmpty ? [] : [PlainTables.iccAnova.table(anova)])
      + (concordance.map { [PlainTables.kendallW.table([$0])] } ?? [])
  }
}

extension GeneralizabilityResult {
  /// The G study and its D studies.
  public var tables: [ResultTable] {
    let facets = Array(study.design.indices.dropFirst())
    return [
      PlainTables.gstudy.table(study.components.map { ($0, share(of: $0)) }),
      PlainTables.dstudy(facets: facets).table(rows),
    ]
  }
}

extension SeveralVariablesResult {
  /// Components of all pairs of variables, and the decision studies.
  public var tables: [ResultTable] {
    let facets = Array(study.design.indices.dropFirst())
    return [
      PlainTables.variableComponents.table(VariableComponent.all(study)),
      PlainTables.compositeStudy(facets: facets).table(
        rows.enumerated().flatMap { VariableDecision.all($1, design: $0 + 1, study.names) }),
    ]
  }
}

extension PlainOutliers {
  /// Every judged value, row and group.
  public var tables: [ResultTable] { [OutlierTables.outliers.table(rows)] }
}
