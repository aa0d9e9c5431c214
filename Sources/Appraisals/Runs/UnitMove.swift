/// One unit in two runs.
struct UnitMove {
  enum Status: String { case stayed, came, went }

  let unit: String
  let before: RunRecord.Unit?
  let after: RunRecord.Unit?
  /// nil where the unit lacks a total in one of the runs.
  let raw: TotalChange?
  let adjusted: TotalChange?
  /// Places of its rank that are due to units that came or went.
  var placesByUnits: Double?

  var status: Status { before == nil ? .came : after == nil ? .went : .stayed }

  /// Places up are negative.
  var places: Double? {
    guard let from = before?.rankAdjusted, let to = after?.rankAdjusted else { return nil }
    return to - from
  }

  var change: Double? {
    guard let from = before?.totalAdjusted, let to = after?.totalAdjusted else { return nil }
    return to - from
  }

  /// Whether the unit has another rank than before, or a rank in one run only.
  var moved: Bool { before?.rankAdjusted != after?.rankAdjusted }

  /// Whether anything about the unit differs.
  var differs: Bool { before != after }
}
