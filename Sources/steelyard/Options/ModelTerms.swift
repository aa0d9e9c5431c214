import ArgumentParser
import Phrases
import SteelyardKit

/// The random and fixed terms of a linear mixed model.
struct ModelTerms: ParsableArguments {
  @Option(help: Phrase("Columns with random levels, as a,b,c; a:b is their combination.").help)
  var random: CommaList<String>?
  @Option(
    help: Phrase("Factors whose names mean another level in each group, as inner/outer,…").help)
  var nested: CommaList<String>?
  @Option(help: Phrase("Combinations with a variance of their own, as a:b,…").help)
  var interaction: CommaList<String>?
  @Option(help: Phrase("Columns with fixed effects: numbers, factor(x), or powers as x^2.").help)
  var fixed: CommaList<String>?

  /// Whether any term is given.
  var isGiven: Bool { random != nil || nested != nil || interaction != nil || fixed != nil }

  /// Factors within others.
  ///
  /// - Throws: `AppraisalError` for what is not written inner/outer.
  func nestings() throws -> [VarianceOptions.Nesting] {
    try (nested?.values ?? []).map { try VarianceOptions.Nesting($0) }
  }
}
