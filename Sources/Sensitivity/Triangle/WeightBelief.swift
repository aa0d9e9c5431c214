/// How much each weight vector of a region counts.
public enum WeightBelief: Equatable, Sendable {
  /// All weight vectors count alike.
  case uniform
  /// A Dirichlet density with whole parameters, one per component, restricted to the region.
  case dirichlet([Int])
}
