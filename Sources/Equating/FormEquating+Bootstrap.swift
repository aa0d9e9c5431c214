import Statistics

extension FormEquating {
  /// Adds standard errors from samples of examinees drawn with replacement within each group.
  ///
  /// Every sample goes through presmoothing and all methods again.
  ///
  /// - Parameters:
  ///   - replicates: number of samples, 2 or more.
  ///   - seed: of the random streams; sample r has its own, so that threads do not matter.
  ///   - threads: threads the work may use.
  /// - Complexity: samples times examinees, and an equating each.
  ///
  /// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap; Kolen & Brennan (2014),
  /// section 7.2.
  public mutating func bootstrap(replicates: Int, seed: UInt64, threads: Int = 1) {
    precondition(x.isCounted && y.isCounted, "only counted examinees can be drawn")
    let (x, y, plan) = (x, y, plan)
    let (examineesX, examineesY) = (Examinees(x), Examinees(y))
    let samples = parallelMap(count: replicates, threads: threads) { replicate -> [[Double]?] in
      var stream = PhiloxStream(
        seed: seed, purpose: .equatingBootstrap, replicate: replicate)
      let drawnX = examineesX.sample(using: &stream)
      let drawnY = examineesY.sample(using: &stream)
      guard let prepared = try? PreparedForms(drawnX, drawnY, plan) else {
        return plan.methods.map { _ in nil }
      }
      return plan.methods.map { method in
        guard let curve = try? EquatingCurve(method, prepared) else { return nil }
        return x.scale.scores.map(curve.equated)
      }
    }
    for place in forms.indices {
      let drawn = samples.compactMap { $0[place] }
      forms[place].replicates = drawn.count
      guard drawn.count > 1 else { continue }
      for score in x.scale.scores.indices {
        forms[place].scores[score].bootstrapError =
          variance(drawn.map { $0[score] })?.squareRoot()
      }
    }
  }
}

/// The examinees of a form, one by one.
private struct Examinees: Sendable {
  private let form: FormScores
  /// One per examinee: cell of the table, row by row.
  private let cells: [Int32]
  private let width: Int

  init(_ form: FormScores) {
    self.form = form
    let width = form.frequencies[0].count
    self.width = width
    cells = form.frequencies.enumerated().flatMap { row, frequencies in
      frequencies.enumerated().flatMap { column, frequency in
        [Int32](repeating: Int32(row * width + column), count: Int(frequency))
      }
    }
  }

  /// As many examinees, drawn with replacement.
  func sample(using generator: inout PhiloxStream) -> FormScores {
    var table = form.frequencies.map { [Double](repeating: 0, count: $0.count) }
    for _ in cells.indices {
      let cell = Int(cells[Int.random(in: cells.indices, using: &generator)])
      table[cell / width][cell % width] += 1
    }
    return form.replacing(table)
  }
}
