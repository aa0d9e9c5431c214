import Foundation

extension Double {
  static func logarithm(_ x: Double) -> Double { log(x) }
}
