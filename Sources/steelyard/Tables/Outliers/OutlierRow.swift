import Outliers
import Phrases
import Reporting
import Statistics

/// What every family of outliers.csv is judged by.
struct OutlierSettings {
  /// Error rate held over each family.
  var level = 0.05
  var control = MultiplicityControl.benjaminiHochberg
  /// Spread behind robust z.
  var scale = RobustScale.mad
  /// Whether units stand in the order in which they were visited.
  var isInOrder = false

  /// The normal point that a family's one flag alone would need, by Bonferroni.
  func normalThreshold(_ count: Int) -> Double {
    Distributions.normalQuantile(1 - level / Double(2 * max(count, 1)))
  }
}

/// One judged subject of outliers.csv.
struct OutlierRow {
  var kind: String
  var subject: String
  var measure: String
  var value: Double?
  var statistic: Double?
  var threshold: Double?
  var p: Double?
  var q: Double?
  var flagged = false
  var reason: Phrase
  /// The judgements whose errors are held together.
  var family: String
  var method: String
  /// The departure in units of the value.
  var size: Double?
  var component = ""

  /// - Parameter exact: twelve significant digits in place of four decimals.
  func cells(exact: Bool) -> [ResultTable.Cell] {
    func number(_ value: Double?) -> ResultTable.Cell { exact ? .exact(value) : .points(value) }
    return [
      .text(kind), .text(subject), .text(measure), number(value), number(statistic),
      number(threshold), number(p), number(q), .flag(flagged), .text(reason.said), .text(family),
      .text(method), number(size), .text(component),
    ]
  }

  static func table(_ rows: [OutlierRow], exact: Bool = false) -> ResultTable {
    ResultTable(name: "outliers", columns: columns, rows: rows.map { $0.cells(exact: exact) })
  }

  /// The columns of outliers.csv.
  static let columns = [
    "subject_kind", "subject", "measure", "value", "statistic", "threshold", "p", "q", "flagged",
    "reason", "family", "method", "size_points", "component",
  ]
}

extension ClassicalAndRobust {
  /// A flag's reason with what the other method says of it; the reason alone where the two agree.
  func noted(_ reason: Phrase, classical: Phrase, robust: Phrase) -> Phrase {
    switch self {
    case .agree: reason
    case .masked: Phrase("\(reason); \(classical) misses it (masked)")
    case .swamped: Phrase("\(reason); \(robust) does not confirm it (perhaps swamped)")
    }
  }
}
