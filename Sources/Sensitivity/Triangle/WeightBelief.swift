/// How much each weight vector of a region counts.
public enum WeightBelief: Equatable, Sendable {
  /// All alike.
  case uniform
  /// A Dirichlet density with whole parameters, one a component, restricted to the region.
  case dirichlet([Int])
}
