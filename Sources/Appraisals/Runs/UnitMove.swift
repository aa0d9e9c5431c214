/// One unit in two runs.
public struct UnitMove: Sendable {
  /// Whether a unit is in both runs.
  public enum Status: String, Sendable { case stayed, came, went }

  /// The unit's name.
  public let unit: String
  /// The unit in the earlier run; nil where it is in the later one only.
  public let before: RunRecord.Unit?
  /// The unit in the later run; nil where it is in the earlier one only.
  public let after: RunRecord.Unit?
  /// Change of the total as given; nil where the unit lacks a total in one of the runs.
  public let raw: TotalChange?
  /// Change of the adjusted total; nil where the unit lacks a total in one of the runs.
  public let adjusted: TotalChange?
  /// Places of its rank that are due to units that came or went.
  public var placesByUnits: Double?

  /// Whether the unit is in both runs.
  public var status: Status { before == nil ? .came : after == nil ? .went : .stayed }

  /// Later rank less the earlier; negative moved up.
  public var places: Double? {
    guard let from = before?.rankAdjusted, let to = after?.rankAdjusted else { return nil }
    return to - from
  }

  /// Later adjusted total less the earlier, points.
  public var change: Double? {
    guard let from = before?.totalAdjusted, let to = after?.totalAdjusted else { return nil }
    return to - from
  }

  /// Whether the unit has another rank than before, or a rank in one run only.
  public var moved: Bool { before?.rankAdjusted != after?.rankAdjusted }

  /// Whether anything about the unit differs.
  public var differs: Bool { before != after }
}
