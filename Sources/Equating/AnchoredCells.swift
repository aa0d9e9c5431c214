/// The cells of a table of scores by anchor scores, in the coordinates that are smoothed: score and
/// anchor, or, where the anchor's items count in the score, the rest of the score and the anchor.
struct AnchoredCells {
  private struct Cell {
    let score: Int
    let anchor: Int
    /// The score, or the rest of it, as a place counted from 0.
    let place: Int
  }

  private let observed: FormScores
  private let cells: [Cell]
  private let anchors: Int
  /// Places of scores, or of the rest of them.
  let rows: Int

  /// - Throws: `anchorStep` where the rest of a score would be no whole number of steps.
  init(_ observed: FormScores, isInternal: Bool) throws(EquatingError) {
    self.observed = observed
    let scale = observed.scale
    let anchorScale = observed.anchorScale ?? ScoreScale(least: 0, count: 1)
    anchors = anchorScale.count
    guard isInternal else {
      rows = scale.count
      cells = (0..<scale.count).flatMap { score in
        (0..<anchorScale.count).map { Cell(score: score, anchor: $0, place: score) }
      }
      return
    }
    guard abs(scale.step - anchorScale.step) < 1e-9 * scale.step else {
      throw .anchorStep(observed.form)
    }
    var (least, greatest) = (0, max(0, scale.count - anchorScale.count))
    for (score, row) in observed.frequencies.enumerated() {
      for (anchor, frequency) in row.enumerated() where frequency > 0 {
        least = min(least, score - anchor)
        greatest = max(greatest, score - anchor)
      }
    }
    rows = greatest - least + 1
    cells = (0..<scale.count).flatMap { score in
      (0..<anchorScale.count).compactMap { anchor in
        let rest = score - anchor
        return (least...greatest).contains(rest)
          ? Cell(score: score, anchor: anchor, place: rest - least) : nil
      }
    }
  }

  /// One per cell.
  var frequencies: [Double] { cells.map { observed.frequencies[$0.score][$0.anchor] } }

  /// Parameter × cell.
  func columns(_ degrees: PresmoothingDegrees) -> [[Double]] {
    let scores = SmoothedForm.powers(count: rows, max(degrees.scores, degrees.cross))
    let anchor = SmoothedForm.powers(count: anchors, max(degrees.anchor, degrees.cross))
    var columns = scores.prefix(degrees.scores).map { power in cells.map { power[$0.place] } }
    columns += anchor.prefix(degrees.anchor).map { power in cells.map { power[$0.anchor] } }
    for i in 0..<degrees.cross {
      for j in 0..<degrees.cross {
        columns.append(cells.map { scores[i][$0.place] * anchor[j][$0.anchor] })
      }
    }
    return columns
  }

  /// Score × anchor score again; 0 where there is no cell.
  func table(_ fitted: [Double]) -> [[Double]] {
    var table = observed.frequencies.map { [Double](repeating: 0, count: $0.count) }
    for (cell, frequency) in zip(cells, fitted) { table[cell.score][cell.anchor] = frequency }
    return table
  }
}
