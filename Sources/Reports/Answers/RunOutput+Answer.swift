import Appraisals
public import Reporting

extension RunOutput {
  /// The answer as a terminal shows it; without one of its own, the sentences and what of the first
  /// table answers its question.
  public var answer: Answer {
    if let ownAnswer { return ownAnswer }
    if let findings { return Answer(summary + DiagnosticDigest(findings).lines) }
    guard let first = answering ?? tables.first, !first.rows.isEmpty else {
      return Answer(summary, next: next)
    }
    let part = PageGlances.glance(at: first).part(of: first)
    return Answer(
      summary, table: Answer.Table(part, whole: first, in: recipe.language), next: next)
  }

  /// The table that answers where the first does not: of a regression its coefficients.
  private var answering: ResultTable? {
    guard recipe.variance?.isRegression == true else { return nil }
    return tables.first { $0.name == "fixed_effects" && !$0.rows.isEmpty }
  }

  /// The command that draws what years came to; nil for all else.
  private var next: String? {
    guard let years = recipe.years, years.part == nil else { return nil }
    let archive = years.archive.map { ["--archive", $0] } ?? []
    return shellCommand("trend", archive + years.rounds.map(\.path) + ["-o", "results"])
  }
}
