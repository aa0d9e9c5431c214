import LinearAlgebra

/// What all shifts of severities of one round have in common.
struct SeverityShape: Sendable {
  /// One per team: points per unit of each element of the border, the component means.
  let perBorder: [[Double]]
  let severitySD: Double
  /// Row of the first team's severity in the equations.
  let firstRow: Int
  /// Whether a team has on-site scores.
  let isPresent: [Bool]
}

/// A change of all severities, held as a few numbers: teams whose units nothing touched follow the component
/// means.
struct SeverityShift: Sendable {
  private let shape: SeverityShape
  private let border: [Double]
  /// Points of teams that do not follow the means alone.
  private let own: [Int: Double]
  private let without: Int?

  /// - Parameters:
  ///   - border: change of each component mean.
  ///   - rows: changes of other elements of the solution; those that are not here follow the border.
  ///   - without: a team that is left out.
  init(
    _ shape: SeverityShape, border: [Double], rows: [Int: Double], without: Int? = nil
  ) {
    self.shape = shape
    self.border = border
    self.without = without
    let teams = shape.firstRow..<(shape.firstRow + shape.isPresent.count)
    own = rows.reduce(into: [:]) { own, row in
      if teams.contains(row.key) { own[row.key - shape.firstRow] = shape.severitySD * row.value }
    }
  }

  /// One entry per team, points against the mean of the teams with on-site scores that are not left out; 0
  /// for other teams.
  ///
  /// - Complexity: teams × components.
  var points: [Double] {
    var sum = 0.0
    var count = 0.0
    var points = [Double](repeating: 0, count: shape.isPresent.count)
    for team in points.indices where shape.isPresent[team] && team != without {
      var value = 0.0
      if let own = own[team] {
        value = own
      } else {
        for (place, slope) in shape.perBorder[team].enumerated() { value += slope * border[place] }
      }
      points[team] = value
      sum += value
      count += 1
    }
    let centre = sum / max(count, 1)
    for team in points.indices where shape.isPresent[team] && team != without {
      points[team] -= centre
    }
    return points
  }
}
