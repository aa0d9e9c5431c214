public import Equating
import Foundation
public import Phrases
import Statistics

/// Two forms of a test, equated from plain tables.
public struct EquatingStudy: Sendable {
  /// What was asked for.
  public let options: EquatingOptions
  /// Scores of X on the scale of Y, by every method.
  public let equating: FormEquating
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Reads the scores and equates them.
  ///
  /// - Parameters:
  ///   - x: the table of form X, or of both forms.
  ///   - y: the table of form Y; nil where the first has both.
  ///   - options: columns, scales and methods.
  ///   - threads: threads the bootstrap may use.
  /// - Throws: `AppraisalError` where a column does not exist, a cell cannot be used, an option would
  ///   not be used, or the scores allow no equating.
  public init(
    _ x: LongTable, _ y: LongTable? = nil, _ options: EquatingOptions, threads: Int = 1
  ) throws(AppraisalError) {
    try options.check(hasTwoTables: y != nil)
    self.options = options
    let rowsX = try FormRows(x, options, .x)
    let rowsY = try FormRows(y ?? x, options, .y)
    let scaleX = try Self.scale(rowsX.scores, options.scaleX, "--scale-x", rowsX)
    let scaleY = try Self.scale(rowsY.scores, options.scaleY, "--scale-y", rowsY)
    let anchorScale =
      try rowsX.anchors.isEmpty
      ? nil
      : Self.scale(
        rowsX.anchors + rowsY.anchors, options.scaleAnchor, "--scale-anchor", rowsX)
    try rowsX.check(scaleX, anchorScale)
    try rowsY.check(scaleY, anchorScale)
    var equating: FormEquating
    do throws(EquatingError) {
      equating = try FormEquating(
        try rowsX.form(scaleX, anchorScale), try rowsY.form(scaleY, anchorScale), options.plan)
    } catch {
      throw AppraisalError(.impossible, error.phrase)
    }
    var notices = rowsX.notices + rowsY.notices
    let isCounted = equating.x.isCounted && equating.y.isCounted
    if !isCounted {
      guard options.replicates == 0 else {
        throw AppraisalError(
          .badData,
          Phrase("frequencies are shares, not numbers of examinees, so none can be drawn"))
      }
      notices.append(
        Phrase("frequencies are shares, not numbers of examinees: there are no standard errors"))
    }
    if options.anchor != nil, equating.plan.methods.contains(where: \.asksWhereAnchorIs) {
      notices.append(
        options.isAnchorInternal
          ? Phrase("the anchor's items count in the scores (say --external if they do not)")
          : Phrase("the anchor's items do not count in the scores"))
    }
    notices += Self.unmatched(equating)
    if options.replicates > 0 {
      equating.bootstrap(replicates: options.replicates, seed: options.seed, threads: threads)
      notices += equating.forms.filter { $0.replicates < options.replicates }.map {
        Phrase(
          "'\($0.method.rawValue)' could not be carried out in "
            + "\(options.replicates - $0.replicates) of \(options.replicates) bootstrap samples")
      }
    }
    self.equating = equating
    self.notices = notices
  }

  /// The scale that was asked for, or the narrowest one.
  private static func scale(
    _ scores: [Double], _ asked: ScoreScale?, _ option: String, _ rows: FormRows
  ) throws(AppraisalError) -> ScoreScale {
    if let asked { return asked }
    guard let scale = ScoreScale(holding: scores) else {
      throw AppraisalError(
        .badData,
        scores.isEmpty
          ? Phrase("\(rows.file): no row has scores of form \(rows.form.rawValue)")
          : Phrase(
            "\(rows.file): scores of form \(rows.form.rawValue) are not equally spaced; give the "
              + "scale with \(option) least,greatest,step"))
    }
    return scale
  }

  private static func unmatched(_ equating: FormEquating) -> [Phrase] {
    func percent(_ share: Double) -> String { (100 * share).fixed(2) }
    return [
      equating.unmatchedX > 0
        ? Phrase(
          "\(percent(equating.unmatchedX)) % of group X have an anchor score that nobody of group Y "
            + "has: frequency estimation leaves them out of group Y's form") : nil,
      equating.unmatchedY > 0
        ? Phrase(
          "\(percent(equating.unmatchedY)) % of group Y have an anchor score that nobody of group X "
            + "has: frequency estimation leaves them out of group X's form") : nil,
    ].compactMap { $0 }
  }
}
