/// Draws in points.
struct MultiYearDraws {
  private(set) var parameters: [MultiYearParameters] = []
  /// draw × team-year, each year's mean taken off.
  private(set) var severities: [[Double]] = []
  /// draw × year: what was taken off, the severity all teams of the year share.
  private(set) var common: [[Double]] = []

  mutating func append(
    _ parameters: MultiYearParameters, _ severities: [Double], _ prepared: PreparedMultiYear
  ) {
    self.parameters.append(parameters)
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: prepared.years.count)
    for (place, severity) in severities.enumerated() {
      sums[prepared.teamYears[place].year].sum += severity
      sums[prepared.teamYears[place].year].count += 1
    }
    common.append(sums.map { prepared.scales[0] * $0.sum / $0.count })
    self.severities.append(
      severities.enumerated().map { place, severity in
        let (sum, count) = sums[prepared.teamYears[place].year]
        return prepared.scales[0] * (severity - sum / count)
      })
  }
}
