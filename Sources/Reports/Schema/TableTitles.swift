import Phrases

/// What people call each table: titles of sheets and of tables of the page.
///
/// A title is a few words, at most 31 characters, so that it can name a sheet; the question says more.
enum TableTitles {
  /// The title of a table by the name of its file; the name itself where there is none.
  static func title(of table: String) -> Phrase { all[table] ?? Phrase(verbatim: table) }

  static let all = severities.merging(ranks, uniquingKeysWith: first)
    .merging(weights, uniquingKeysWith: first).merging(years, uniquingKeysWith: first)
    .merging(rounds, uniquingKeysWith: first).merging(studies, uniquingKeysWith: first)
    .merging(forms, uniquingKeysWith: first)

  private static func first(_ own: Phrase, _: Phrase) -> Phrase { own }

  private static let severities = [
    "team_severity": Phrase("Severity of teams"),
    "bias_tests": Phrase("Tests of differences"),
    "composite": Phrase("What components contribute"),
    "design": Phrase("Which teams can be compared"),
    "assessor_severity": Phrase("Severity of assessors"),
    "team_category": Phrase("Teams by category"),
    "item_difficulty": Phrase("Difficulty of items"),
    "outliers": Phrase("All checks for odd scores"),
  ]

  private static let ranks = [
    "rater_severity": Phrase("Severity of raters"),
    "fair_scores": Phrase("Fair scores"), "explanation": Phrase("Units explained"),
    "summary": Phrase("Totals and ranks"),
    "ranks": Phrase("How certain ranks are"),
    "rank_order": Phrase("Rank intervals in order"),
    "grades": Phrase("How certain grades are"),
    "adjusted_scores": Phrase("Scores under each rule"),
    "rule_comparison": Phrase("Rules compared"),
    "total_error": Phrase("Errors of totals"),
    "rank_boundary": Phrase("Units near a line"),
  ]

  private static let weights = [
    "schemes": Phrase("Ranks by other weights"),
    "scheme_agreement": Phrase("Other weights compared"),
    "weight_intervals": Phrase("Room of each weight"),
    "joint_ranks": Phrase("Ranks, everything uncertain"),
    "normalised": Phrase("Values that are weighted"),
    "rank_acceptability": Phrase("Ranks over all weights"),
    "reachable_ranks": Phrase("Reachable ranks"),
    "pairwise": Phrase("Units in pairs"),
    "central_weights": Phrase("Typical weights per rank"),
    "flips": Phrase("Smallest changes of weights"),
    "effective_weights": Phrase("Effective weights"),
    "leave_out": Phrase("Ranks without one part"),
    "rank_sources": Phrase("Sources of uncertain ranks"),
  ]

  private static let years = [
    "unit_trends": Phrase("Changes of units"),
    "team_trends": Phrase("Changes of teams"),
    "team_drift": Phrase("Severity of teams by year"),
    "trend_decomposition": Phrase("Parts of each change"),
    "scale_drift": Phrase("Drift of components"),
    "unit_slopes": Phrase("Slopes of units"),
    "assessor_drift": Phrase("Severity of assessors by year"),
    "item_drift": Phrase("Drift of items"),
  ]

  private static let rounds = [
    "diagnostics": Phrase("Problems in the input"),
    "rounds": Phrase("Rounds of the archive"),
    "suggestions": Phrase("Suggested identities"),
    "runs": Phrase("Reports of the round"),
    "units": Phrase("Units of the round"),
    "unit_scores": Phrase("Scores of units"),
    "teams": Phrase("Teams of the round"),
    "components": Phrase("Components of the total"),
    "files": Phrase("Files of the round"),
    "mapping": Phrase("Identities of units"),
    "moves": Phrase("Units that moved"),
    "severity_changes": Phrase("Severities that differ"),
    "recipe_changes": Phrase("Settings that differ"),
    "cell_changes": Phrase("Cells that differ"),
    "columns": Phrase("Meaning of columns"),
  ]

  private static let studies = [
    "icc": Phrase("Agreement of raters"),
    "kendall_w": Phrase("Agreement on the order"),
    "gstudy": Phrase("Sources of variance"),
    "dstudy": Phrase("Dependability by design"),
    "variable_components": Phrase("Covariances of variables"),
    "composite_dstudy": Phrase("Dependability of the composite"),
    "variance_components": Phrase("Variance components"),
    "fixed_effects": Phrase("Fixed effects"),
    "effects": Phrase("Effects of levels"),
    "variance_tests": Phrase("Tests of variances"),
    "variance_fit": Phrase("Fit of the model"),
    "anova": Phrase("Analysis of variance"),
    "regression": Phrase("Regression"),
    "icc_anova": Phrase("Mean squares"),
  ]

  private static let forms = [
    "conversion": Phrase("Conversion of scores"),
    "equated_scores": Phrase("Errors of equated scores"),
    "equating_functions": Phrase("Methods of equating"),
    "equating_moments": Phrase("Moments before and after"),
    "presmoothing": Phrase("Choice of presmoothing"),
  ]
}
