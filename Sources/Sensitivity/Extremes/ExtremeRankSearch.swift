/// Values of linear forms at the corners of a polytope.
enum FormSet {
  /// Below this share of its largest coefficient a value at a corner stands for zero.
  private static let rounding = 1e-11

  static func values(_ form: [Double], at region: WeightPolytope) -> [Double] {
    let size = form.reduce(0) { max($0, abs($1)) }
    return region.corners.map { corner in
      var value = 0.0
      for k in form.indices { value += form[k] * corner.weights[k] }
      return abs(value) <= rounding * size ? 0 : value
    }
  }
}

/// The least number of linear forms that are negative at once, over a polytope of weights.
struct ExtremeRankSearch {
  private let forms: [[Double]]
  private let region: WeightPolytope
  private let effort: Int

  init(_ forms: [[Double]], _ region: WeightPolytope, _ effort: Int) {
    self.forms = forms
    self.region = region
    self.effort = effort
  }

  private struct Cell {
    let part: WeightPolytope
    /// Forms whose sign is not known on all of it.
    let open: [Int]
    let losses: Int
  }

  /// - Parameters:
  ///   - closed: whether single weights count, forms of zero not being losses; else cells do.
  ///   - known: a number of losses that can be had.
  /// - Returns: the fewest found, and a bound none can be below; equal where the search ended.
  func search(closed: Bool, known: Int?) -> (found: Int, bound: Int) {
    var found = known ?? forms.count
    // Cells by losses; the last one put in goes first, which leads to a decided one soon.
    var queues = [[Cell]](repeating: [], count: forms.count + 1)
    func add(_ cell: Cell) {
      guard let cell = settled(cell, closed), cell.losses < found else { return }
      if cell.open.isEmpty { found = cell.losses }
      let trial = cell.losses + losses(cell, closed)
      found = min(found, trial)
      queues[cell.losses].append(cell)
    }
    add(Cell(part: region, open: Array(forms.indices), losses: 0))
    var work = 0
    var level = 0
    while level < found {
      guard let cell = queues[level].popLast() else {
        level += 1
        continue
      }
      guard !cell.open.isEmpty else { continue }
      let (split, values) = widest(cell)
      // What a split costs: signs of the forms at the corners, and pairs of corners for edges.
      let above = values.count { $0 > 0 }
      let corners = values.count
      work += corners * cell.open.count + above * (corners - above)
      guard work <= effort, cell.part.sideCount < WeightPolytope.sideLimit else {
        return (found, level)
      }
      let rest = cell.open.filter { $0 != split }
      add(Cell(part: cell.part.cut(values.map { -$0 }), open: rest, losses: level + 1))
      add(Cell(part: cell.part.cut(values), open: rest, losses: level))
    }
    return (found, found)
  }

  /// The cell with the forms whose sign is the same on all of it decided; nil where it is empty.
  private func settled(_ cell: Cell, _ closed: Bool) -> Cell? {
    guard !cell.part.corners.isEmpty else { return nil }
    var losses = cell.losses
    let open = cell.open.filter { index in
      let values = FormSet.values(forms[index], at: cell.part)
      guard let low = values.min(), let high = values.max(), low < 0 else { return false }
      // A form that is negative but for its rim can still be a tie at single weights.
      guard high > 0 || (closed && high == 0) else {
        losses += 1
        return false
      }
      return true
    }
    return Cell(part: cell.part, open: open, losses: losses)
  }

  /// Losses among the open forms at the middle of the cell; ties there are losses of the cell.
  private func losses(_ cell: Cell, _ closed: Bool) -> Int {
    let centre = cell.part.centre
    return cell.open.count { index in
      let lead = zip(forms[index], centre).reduce(0) { $0 + $1.0 * $1.1 }
      return closed ? lead < 0 : lead <= 0
    }
  }

  /// The form that leaves most on both of its sides.
  private func widest(_ cell: Cell) -> (index: Int, values: [Double]) {
    var best = (index: cell.open[0], values: [Double](), balance: -1.0)
    for index in cell.open {
      let values = FormSet.values(forms[index], at: cell.part)
      let size = forms[index].reduce(0) { max($0, abs($1)) }
      let balance = min(values.max() ?? 0, -(values.min() ?? 0)) / size
      if balance > best.balance { best = (index, values, balance) }
    }
    return (best.index, best.values)
  }
}
