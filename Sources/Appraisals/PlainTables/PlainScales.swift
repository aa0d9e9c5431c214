public import Normalization
import Phrases

/// How the components of a plain table are brought onto one scale before they are weighted.
public struct PlainScales: Codable, Equatable, Sendable {
  /// Which scale.
  public var scale: ComponentScale
  /// Mean and SD of z-scores, lowest and highest of min-max; nil takes 0 and 1, or 0 and 100.
  public var parameters: [Double]?
  /// Components of which lower values are better.
  public var reversed: [String]
  /// Targets of distances to a target, one per component in their order; nil where there are none.
  public var targets: [Double]?
  /// The same by component, instead of `targets`; nil for none.
  public var targetsByComponent: [String: Double]?

  /// A scale for all components.
  public init(
    _ scale: ComponentScale, parameters: [Double]? = nil, reversed: [String] = [],
    targets: [Double]? = nil, targetsByComponent: [String: Double]? = nil
  ) {
    self.scale = scale
    self.parameters = parameters
    self.reversed = reversed
    self.targets = targets
    self.targetsByComponent = targetsByComponent
  }

  /// The scores on the scale.
  ///
  /// - Parameter scores: unit × component.
  /// - Throws: `AppraisalError` naming the component that has no such scale, or an option that does not
  ///   fit.
  func scaled(_ scores: [[Double]], components: [String]) throws(AppraisalError) -> [[Double]] {
    let unknown = reversed.filter { !components.contains($0) }
    guard unknown.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase("'--lower-is-better': there is no component \(unknown) among \(components)"))
    }
    let targets = try orderedTargets(components)
    var columns: [[Double]] = []
    for (place, component) in components.enumerated() {
      let scaling = ComponentScaling(
        scale, parameters: parameters, isReversed: reversed.contains(component),
        target: targets?[place])
      do throws(ComponentScalingError) {
        columns.append(try scaling.scaled(scores.map { $0[place] }))
      } catch {
        throw AppraisalError(
          .badData,
          Phrase("'\(component)' cannot be normalised (\(scale.rawValue)): \(error.phrase)"))
      }
    }
    return scores.indices.map { unit in columns.map { $0[unit] } }
  }

  private func orderedTargets(_ components: [String]) throws(AppraisalError) -> [Double]? {
    if let targetsByComponent {
      return try ordered(targetsByComponent, components, of: "--targets")
    }
    guard let targets, targets.count != components.count else { return targets }
    throw AppraisalError(
      .badData,
      Phrase(
        "'--targets' has \(targets.count) numbers for \(components.count) components: give one each for "
          + "\(components)"))
  }
}
