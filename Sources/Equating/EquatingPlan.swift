/// How two forms are equated.
public struct EquatingPlan: Codable, Equatable, Sendable {
  /// Methods, in the order of results.
  public var methods: [EquatingMethod]
  /// Weight of the group that took X in the synthetic population, 0 to 1; nil weighs groups by their
  /// numbers of examinees.
  public var weight: Double?
  /// Whether the anchor's items count in the scores.
  public var isAnchorInternal: Bool
  /// Log-linear presmoothing of X; nil for none.
  public var smoothingX: PresmoothingDegrees?
  /// Log-linear presmoothing of Y; nil for none.
  public var smoothingY: PresmoothingDegrees?
  /// SD of the kernel for X, points; nil takes the one with the least penalty.
  public var bandwidthX: Double?
  /// SD of the kernel for Y, points; nil takes the one with the least penalty.
  public var bandwidthY: Double?

  /// A plan without smoothing, with an internal anchor, unless said otherwise.
  public init(
    methods: [EquatingMethod], weight: Double? = nil, isAnchorInternal: Bool = true,
    smoothingX: PresmoothingDegrees? = nil, smoothingY: PresmoothingDegrees? = nil,
    bandwidthX: Double? = nil, bandwidthY: Double? = nil
  ) {
    self.methods = methods
    self.weight = weight
    self.isAnchorInternal = isAnchorInternal
    self.smoothingX = smoothingX
    self.smoothingY = smoothingY
    self.bandwidthX = bandwidthX
    self.bandwidthY = bandwidthY
  }

  /// Whether any method uses smoothed distributions.
  public var usesDistributions: Bool { methods.contains(where: \.usesDistributions) }
}
