import Severity

/// Priors of the model of several years, in within-team SDs of each component.
///
/// As `AnchoredPrior`, but severity is still measured against the whole on-site SD: exactly 0 with
/// probability 0.2, otherwise with a density that vanishes at 0.
struct MultiYearPrior: Sendable {
  let severity = AnchoredPrior.Between(probabilityOfZero: 0.2, dimension: 3, scale: 0.4)
  let group = AnchoredPrior.Between(probabilityOfZero: 0.5, dimension: 1, scale: 0.5)
  private let anchored = AnchoredPrior()

  var withinScale: Double { anchored.withinScale }
  var loadingMean: Double { anchored.loadingMean }
  var loadingSD: Double { anchored.loadingSD }
}
