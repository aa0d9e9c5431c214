import Statistics

/// Two matrices of points and results at mixtures of their columns.
struct PickFreeze {
  private let first: [[Double]]
  private let second: [[Double]]
  /// Input of each coordinate.
  private let input: [Int]

  init(inputs: [Int], plan: SamplingPlan) throws(SensitivityError) {
    let coordinates = inputs.reduce(0, +)
    guard coordinates > 0 else { throw .tooFewComponents(coordinates, least: 1) }
    let most = SobolSequence.dimensions / 2
    guard coordinates <= most else { throw .tooManyComponents(coordinates, most: most) }
    input = inputs.indices.flatMap { Array(repeating: $0, count: inputs[$0]) }
    var stream = PhiloxStream(seed: plan.seed, purpose: .sobolIndices)
    var sequence = SobolSequence(dimension: 2 * coordinates, using: &stream)
    var point = Array(repeating: 0.0, count: 2 * coordinates)
    var (first, second) = ([[Double]](), [[Double]]())
    for _ in 0..<max(2, plan.points) {
      sequence.next(into: &point)
      first.append(Array(point.prefix(coordinates)))
      second.append(Array(point.suffix(coordinates)))
    }
    (self.first, self.second) = (first, second)
  }

  /// Results with each input from the second matrix or the first.
  func results<Result>(_ model: ([Double]) -> Result, second takes: (Int) -> Bool) -> [Result] {
    let chosen = input.map(takes)
    return zip(first, second).map { a, b in
      model(chosen.indices.map { chosen[$0] ? b[$0] : a[$0] })
    }
  }
}
