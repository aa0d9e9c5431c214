/// Which of the two differences between teams exist, and the coordinates that are then free.
///
/// Coordinates: severity SD and group SD where they exist, quality SD, error SD of each component,
/// loading of each anchor. SDs stay on their own scale: a logarithm would give an error near zero
/// a tail no proposal follows.
struct AnchoredSubmodel: Equatable, Sendable {
  let hasSeverity: Bool
  let hasGroup: Bool
  let componentCount: Int

  /// All submodels the components can tell apart: without anchors a group is a severity.
  static func all(componentCount k: Int) -> [AnchoredSubmodel] {
    [true, false].flatMap { group in
      [true, false].compactMap { severity in
        group && k == 1
          ? nil : AnchoredSubmodel(hasSeverity: severity, hasGroup: group, componentCount: k)
      }
    }
  }

  /// The SDs, which come first and are never negative.
  var positiveCount: Int { (hasSeverity ? 1 : 0) + (hasGroup ? 1 : 0) + 1 + componentCount }
  var dimension: Int { positiveCount + componentCount - 1 }

  /// Below this share of a within-team SD an error is rounding noise in the precision it gives.
  static let smallestErrorSD = 1e-4

  /// Writes the parameters a point stands for; the sign of an SD carries no meaning.
  func write(_ point: [Double], to parameters: inout AnchoredParameters) {
    var next = 0
    func read() -> Double {
      defer { next += 1 }
      return point[next]
    }
    parameters.values[AnchoredParameters.severityPlace] = hasSeverity ? abs(read()) : 0
    parameters.values[AnchoredParameters.groupPlace] = hasGroup ? abs(read()) : 0
    parameters.values[AnchoredParameters.qualityPlace] = abs(read())
    let loadings = AnchoredParameters.firstErrorPlace + componentCount
    for place in AnchoredParameters.firstErrorPlace..<loadings {
      parameters.values[place] = max(abs(read()), Self.smallestErrorSD)
    }
    for place in loadings..<parameters.values.count { parameters.values[place] = read() }
  }

  /// The point of this submodel nearest to given parameters.
  func point(_ parameters: AnchoredParameters) -> [Double] {
    (hasSeverity ? [parameters.severitySD] : []) + (hasGroup ? [parameters.groupSD] : [])
      + parameters.values[AnchoredParameters.qualityPlace...]
  }
}
