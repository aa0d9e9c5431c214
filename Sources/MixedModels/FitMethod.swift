/// The likelihood that is maximised.
public enum FitMethod: String, Sendable {
  /// Restricted maximum likelihood.
  case reml = "REML"
  /// Maximum likelihood.
  case ml = "ML"
}
