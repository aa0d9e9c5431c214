public import Appraisals
public import Phrases
import Reporting

/// Carries out a recipe on inputs that were read.
public struct Run {
  let recipe: RunRecipe
  let inputs: RunInputs
  let threads: Int
  let hasFiles: Bool
  let onStage: (Phrase) -> Void

  /// - Parameters:
  ///   - recipe: what is done, and how.
  ///   - inputs: what the recipe names, as read.
  ///   - hasFiles: whether pages, workbooks and maps are wanted besides tables.
  ///   - threads: threads the work may use; the answer does not depend on them.
  ///   - onStage: called with what is being done now.
  public init(
    _ recipe: RunRecipe, _ inputs: RunInputs, hasFiles: Bool = true, threads: Int = 1,
    onStage: @escaping (Phrase) -> Void = { _ in }
  ) {
    self.recipe = recipe
    self.inputs = inputs
    self.hasFiles = hasFiles
    self.threads = threads
    self.onStage = onStage
  }

  /// The results.
  ///
  /// - Throws: `AppraisalError` where the input has errors or the analysis is impossible.
  public func output() throws(AppraisalError) -> RunOutput {
    if let problem = recipe.problem { throw AppraisalError(.badData, problem) }
    switch recipe.command {
    case .check: return try check()
    case .bias: return try bias()
    case .normalize: return try normalize()
    case .report:
      return try recipe.table == nil
        ? report() : recipe.raters == nil ? plainReport() : raterReport()
    case .weights: return recipe.table == nil ? try weights() : try plainWeights()
    case .outliers: return recipe.table == nil ? try outliers() : try plainOutliers()
    case .trend: return try trend()
    case .variance: return try variance()
    case .icc: return try agreement()
    case .gstudy: return try generalizability()
    case .equate: return try equating()
    }
  }
}
