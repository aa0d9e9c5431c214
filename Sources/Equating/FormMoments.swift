/// Means, variances and covariance of scores and anchor of one form, and how they vary from sample to
/// sample.
struct FormMoments {
  let form: FormName
  let size: Double
  let mean: Jet
  let anchorMean: Jet
  let variance: Jet
  let anchorVariance: Jet
  let covariance: Jet
  private let samples: FormScores
  private let offset: Int

  /// Variances are sums of squares over the number of examinees.
  init(_ samples: FormScores) {
    form = samples.form
    size = samples.size
    self.samples = samples
    offset = samples.form == .x ? 0 : 5
    let (scores, anchor) = (samples.scores.moments, samples.anchor?.moments)
    var covariance = 0.0
    for (score, row) in zip(samples.scale.scores, samples.frequencies) {
      for (other, frequency) in zip(samples.anchorScale?.scores ?? [0], row) {
        covariance += frequency * (score - scores.mean) * (other - (anchor?.mean ?? 0))
      }
    }
    func squared(_ sd: Double) -> Double { sd * sd }
    mean = Jet(scores.mean, moment: offset)
    anchorMean = Jet(anchor?.mean ?? 0, moment: offset + 1)
    variance = Jet(squared(scores.standardDeviation), moment: offset + 2)
    anchorVariance = Jet(squared(anchor?.standardDeviation ?? 0), moment: offset + 3)
    self.covariance = Jet(covariance / samples.size, moment: offset + 4)
  }

  /// Sampling variance that this form gives to a number, by the delta method.
  ///
  /// - Complexity: linear in the cells of the table.
  func sampling(_ jet: Jet) -> Double {
    let slopes = (0..<5).map { jet.slopes[offset + $0] }
    var sum = 0.0
    for (score, row) in zip(samples.scale.scores, samples.frequencies) {
      let x = score - mean.value
      for (other, frequency) in zip(samples.anchorScale?.scores ?? [0], row) where frequency > 0 {
        let v = other - anchorMean.value
        let influence =
          slopes[0] * x + slopes[1] * v + slopes[2] * (x * x - variance.value)
          + slopes[3] * (v * v - anchorVariance.value) + slopes[4] * (x * v - covariance.value)
        sum += frequency * influence * influence
      }
    }
    return sum / (size * size)
  }

  /// As `sampling`, were scores and anchor normal.
  func normalSampling(_ jet: Jet) -> Double {
    let slopes = (0..<5).map { jet.slopes[offset + $0] }
    let (xx, vv, xv) = (variance.value, anchorVariance.value, covariance.value)
    let means =
      slopes[0] * slopes[0] * xx + slopes[1] * slopes[1] * vv + 2 * slopes[0] * slopes[1] * xv
    let own =
      2 * slopes[2] * slopes[2] * xx * xx + 2 * slopes[3] * slopes[3] * vv * vv
      + slopes[4] * slopes[4] * (xx * vv + xv * xv)
    let mixed =
      2 * slopes[2] * slopes[3] * xv * xv + 2 * slopes[2] * slopes[4] * xx * xv
      + 2 * slopes[3] * slopes[4] * vv * xv
    return (means + own + 2 * mixed) / size
  }
}
