/// Draws in points.
struct MultiYearDraws {
  private(set) var parameters: [MultiYearParameters] = []
  /// draw × team-year, each year's mean taken off.
  private(set) var severities: [[Double]] = []

  mutating func append(
    _ parameters: MultiYearParameters, _ severities: [Double], _ prepared: PreparedMultiYear
  ) {
    self.parameters.append(parameters)
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: prepared.years.count)
    for (place, severity) in severities.enumerated() {
      sums[prepared.teamYears[place].year].sum += severity
      sums[prepared.teamYears[place].year].count += 1
    }
    self.severities.append(
      severities.enumerated().map { place, severity in
        let (sum, count) = sums[prepared.teamYears[place].year]
        return prepared.scales[0] * (severity - sum / count)
      })
  }
}
