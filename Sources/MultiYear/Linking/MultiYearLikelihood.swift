import Foundation

/// The restricted likelihood of several years' scores.
///
/// y(u, year, k) = mean(year, k) + loading(k) (group(t, year) + quality(u, year))
/// − [k = on-site] severity(t, year) + error. Quality and severity are autoregressive over years;
/// where assessors moved, severity is a part of the team's own, which is, and the mean of its
/// members, whose distribution `AssessorMeans` gives.
/// Each unit's qualities are eliminated by the inverse of one small matrix, the same for all units
/// seen in the same years by the same components. Severities, groups and means follow: team by team
/// where every unit is visited by its own team (`TeamChains`), else as one dense border.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6, with the
/// elimination of section 7.6.
struct MultiYearLikelihood {
  private let years: [Int]
  private let sums: MultiYearSums
  private var chains: TeamChains?
  /// Where there are no chains.
  private var border: DenseBorder?
  /// What the equations were last eliminated at.
  private var eliminated: (parameters: MultiYearParameters, qualities: QualityElimination)?
  /// Numbers of noise that a draw of the severities takes.
  let noiseCount: Int
  var componentCount: Int { sums.componentCount }

  /// Unknowns that are solved together at most: the cube of them takes hours, thousands of times.
  private static let mostTied = 4_000

  /// - Parameter hasChains: false takes the dense border everywhere, which is slower.
  /// - Throws: `tooManyTied`.
  init(_ data: PreparedMultiYear, hasChains: Bool = true) throws(MultiYearError) {
    let sums = MultiYearSums(data)
    let isChained = hasChains && TeamChains.suits(data, sums)
    let order = isChained ? TeamChains.order(data, sums) : DenseBorder.order(data)
    guard order <= Self.mostTied else { throw .tooManyTied(order, most: Self.mostTied) }
    years = data.years
    self.sums = sums
    chains = isChained ? TeamChains(data, sums) : nil
    border = isChained ? nil : DenseBorder(data, sums)
    noiseCount = chains?.noiseCount ?? border?.order ?? 0
  }

  /// The log density of the scores at these parameters, means integrated out.
  ///
  /// - Complexity: kinds of unit-years, some team-years, cubed thirds by chains; (2 team-years +
  ///   means)³/3 by the border.
  mutating func logDensity(_ parameters: MultiYearParameters) -> Double {
    eliminated = nil
    guard let qualities = qualities(parameters) else { return -.infinity }
    let result =
      chains?.eliminate(qualities, parameters) ?? border?.eliminate(qualities, parameters)
    guard let result else { return -.infinity }
    eliminated = (parameters, qualities)
    let errors = zip(sums.entryCounts, parameters.errorSDs).reduce(0) { $0 + $1.0 * log($1.1) }
    return -errors - 0.5 * (qualities.logDeterminant + result.logDeterminant + result.squares)
  }

  private func qualities(_ parameters: MultiYearParameters) -> QualityElimination? {
    guard parameters.errorSDs.allSatisfy({ (1 / ($0 * $0)).isFinite }) else { return nil }
    return QualityElimination(sums, years: years, parameters)
  }

  /// Severities in on-site within-team SDs: their conditional mean for no noise, a draw for normal
  /// noise.
  ///
  /// - Returns: nil where the parameters are impossible.
  /// - Complexity: that of `logDensity`, unless the parameters are those of the call before.
  mutating func severities(noise: [Double], _ parameters: MultiYearParameters) -> [Double]? {
    if eliminated?.parameters != parameters { _ = logDensity(parameters) }
    guard let qualities = eliminated?.qualities else { return nil }
    return chains?.severities(qualities, noise: noise, parameters)
      ?? border?.severities(noise: noise, parameters)
  }
}
