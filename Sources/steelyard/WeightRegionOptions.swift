import ArgumentParser
import Sensitivity

/// Which other weights are asked about.
struct WeightRegionOptions: ParsableArguments {
  @Option(help: "Percentage points each weight may move, as 10,10,5.") var box: String?
  @Option(help: "Share of itself each weight may move, as 0.2.") var boxRelative: Double?
  @Option(help: "A condition on weights, as onsite>=routine or peer<=0.2; may be repeated.")
  var constraint: [String] = []
  @Option(help: "Whole Dirichlet parameters of a belief about weights, as 6,3,1.")
  var dirichlet: String?

  func apply(to study: inout WeightStudy) throws {
    let count = study.components.count
    if let box {
      let points = box.split(separator: ",").compactMap { Double($0) }
      guard points.count == count, points.allSatisfy({ $0 >= 0 }) else {
        throw ValidationError("--box: give \(count) numbers of 0 or more, as 10,10,5")
      }
      study.constraints += WeightConstraint.box(nominal: study.weights, points: points)
    }
    if let boxRelative {
      guard boxRelative > 0 else { throw ValidationError("--box-relative: give a share above 0") }
      study.constraints += WeightConstraint.box(nominal: study.weights, relative: boxRelative)
    }
    study.constraints += try constraint.map { try parsed($0, study.components) }
    if let dirichlet {
      let parameters = dirichlet.split(separator: ",").compactMap { Int($0) }
      guard parameters.count == count, parameters.allSatisfy({ $0 > 0 }) else {
        throw ValidationError("--dirichlet: give \(count) whole numbers from 1, as 6,3,1")
      }
      study.dirichlet = parameters
    }
  }

  /// left >= right or left <= right, each side a component or a share between 0 and 1.
  private func parsed(_ text: String, _ components: [String]) throws -> WeightConstraint {
    let compact = text.filter { $0 != " " }
    let wrong = ValidationError(
      "--constraint: '\(text)' is not like onsite>=routine or peer<=0.2, with components "
        + components.joined(separator: ", "))
    guard let sign = compact.firstIndex(where: { "<>".contains($0) }) else { throw wrong }
    let rest = compact[compact.index(after: sign)...]
    let right = rest.hasPrefix("=") ? rest.dropFirst() : rest
    var coefficients = components.map { _ in 0.0 }
    var bound = 0.0
    for (side, direction) in [(compact[..<sign], 1.0), (right, -1.0)] {
      let signed = compact[sign] == ">" ? direction : -direction
      if let index = components.firstIndex(of: String(side)) {
        coefficients[index] += signed
      } else if let share = Double(side), (0...1).contains(share) {
        bound -= signed * share
      } else {
        throw wrong
      }
    }
    return WeightConstraint(coefficients: coefficients, bound: bound)
  }
}
