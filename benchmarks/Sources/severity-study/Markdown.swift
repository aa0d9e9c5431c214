import Foundation
import Statistics

func number(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}

func signed(_ value: Double) -> String { String(format: "%+.4f", value) }

func plusMinus(_ value: Double, _ error: Double, _ decimals: Int) -> String {
  "\(number(value, decimals)) ± \(number(error, decimals))"
}

func median(_ values: [Double]) -> Double { Statistics.median(values) ?? .nan }

/// The smallest and largest of a value over tallies.
func range(_ tallies: [Tally], _ value: (Tally) -> Double) -> String {
  let values = tallies.map(value)
  return "\(number(values.min() ?? .nan, 4)) to \(number(values.max() ?? .nan, 4))"
}
