/// How scores of form X become scores of form Y.
///
/// Source: Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd edition, chapters 2 to
/// 5; kernel: von Davier, Holland & Thayer (2004), The Kernel Method of Test Equating.
public enum EquatingMethod: String, Codable, CaseIterable, Sendable {
  /// Equivalent groups: the means are made equal.
  case mean
  /// Equivalent groups: means and SDs are made equal.
  case linear
  /// Equivalent groups: percentile ranks are made equal.
  case equipercentile
  /// Equivalent groups: distributions made continuous by a normal kernel are made equal.
  case kernel
  /// Anchor: regressions of scores on the anchor are the same in both groups.
  case tucker
  /// Anchor: as `tucker`, with a slope of 1.
  case tuckerMean = "tucker-mean"
  /// Anchor: true scores on form and anchor are related alike in both groups.
  case levine
  /// Anchor: as `levine`, with a slope of 1.
  case levineMean = "levine-mean"
  /// Anchor: Levine's relation of true scores itself.
  case levineTrue = "levine-true"
  /// Anchor: X to anchor in the one group, anchor to Y in the other, both linear.
  case chainedLinear = "chained-linear"
  /// Anchor: linear, with means and SDs of the distributions of frequency estimation.
  case braunHolland = "braun-holland"
  /// Anchor: equipercentile in the synthetic population; scores given the anchor are spread alike
  /// in both groups.
  case frequencyEstimation = "frequency-estimation"
  /// Anchor: X to anchor in the one group, anchor to Y in the other, both equipercentile.
  case chainedEquipercentile = "chained-equipercentile"
  /// Anchor: kernel equating of the distributions of frequency estimation.
  case kernelFrequencyEstimation = "kernel-frequency-estimation"

  /// Whether the groups may differ and an anchor tells by how much.
  public var needsAnchor: Bool {
    switch self {
    case .mean, .linear, .equipercentile, .kernel: false
    default: true
    }
  }

  /// Whether scores of the population matter beyond means, variances and covariances.
  public var usesDistributions: Bool {
    switch self {
    case .equipercentile, .kernel, .braunHolland, .frequencyEstimation, .chainedEquipercentile,
      .kernelFrequencyEstimation:
      true
    default: false
    }
  }

  /// Whether a kernel makes the distributions continuous.
  public var isKernel: Bool { self == .kernel || self == .kernelFrequencyEstimation }

  /// Whether the weight of the groups in the synthetic population matters.
  public var isSynthetic: Bool {
    switch self {
    case .tucker, .tuckerMean, .levine, .levineMean, .braunHolland, .frequencyEstimation,
      .kernelFrequencyEstimation:
      true
    default: false
    }
  }

  /// Whether it matters that the anchor's items count in the scores.
  public var asksWhereAnchorIs: Bool {
    switch self {
    case .levine, .levineMean, .levineTrue: true
    default: false
    }
  }

  /// What is done where no method is named.
  public static func usual(hasAnchor: Bool) -> [EquatingMethod] {
    hasAnchor
      ? [
        .tucker, .levine, .levineTrue, .chainedLinear, .braunHolland, .frequencyEstimation,
        .chainedEquipercentile,
      ]
      : [.mean, .linear, .equipercentile]
  }
}
