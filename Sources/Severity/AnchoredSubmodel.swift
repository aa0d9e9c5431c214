/// Which differences between teams exist, and the coordinates that are then free.
///
/// Coordinates: SD of each part of teams that exists (severity first), group SD where it exists,
/// quality SD, error SD of each component, loading of each anchor. SDs stay on their own scale: a
/// logarithm would give an error near zero a tail no proposal follows.
struct AnchoredSubmodel: Equatable, Sendable {
  /// Whether teams differ in each component beyond their units: severity, then leans of anchors.
  let parts: [Bool]
  let hasGroup: Bool

  var hasSeverity: Bool { parts[0] }
  var componentCount: Int { parts.count }

  /// With severities and without; without anchors a group is a severity.
  static func all(componentCount k: Int) -> [AnchoredSubmodel] {
    [true, false].map { severity in
      AnchoredSubmodel(
        parts: [severity] + Array(repeating: false, count: k - 1), hasGroup: k > 1)
    }
  }

  /// The SDs, which come first and are never negative.
  var positiveCount: Int {
    parts.count { $0 } + (hasGroup ? 1 : 0) + 1 + componentCount
  }
  var dimension: Int { positiveCount + componentCount - 1 }

  /// Below this share of a within-team SD an error is below the grain of any scores; errors nearer to 0
  /// would leave a posterior no search finds.
  static let smallestErrorSD = 2e-3

  /// Writes the parameters a point stands for; the sign of an SD carries no meaning.
  func write(_ point: [Double], to parameters: inout AnchoredParameters) {
    var next = 0
    func read() -> Double {
      defer { next += 1 }
      return point[next]
    }
    for (component, exists) in parts.enumerated() {
      parameters.values[component] = exists ? abs(read()) : 0
    }
    parameters.values[parameters.groupPlace] = hasGroup ? abs(read()) : 0
    parameters.values[parameters.qualityPlace] = abs(read())
    for place in parameters.firstErrorPlace..<parameters.firstLoadingPlace {
      parameters.values[place] = max(abs(read()), Self.smallestErrorSD)
    }
    for place in parameters.firstLoadingPlace..<parameters.values.count {
      parameters.values[place] = read()
    }
  }

  /// The point of this submodel nearest to given parameters.
  func point(_ parameters: AnchoredParameters) -> [Double] {
    parts.indices.filter { parts[$0] }.map { parameters.values[$0] }
      + (hasGroup ? [parameters.groupSD] : []) + parameters.values[parameters.qualityPlace...]
  }
}
