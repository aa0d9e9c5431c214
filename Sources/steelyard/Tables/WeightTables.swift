import Reporting
import Sensitivity

/// What is known of one unit's ranks over the weights.
struct ReachableRow {
  let ranks: ExtremeRanks
  let expected: Double
  /// Standard error of the expected rank; nil where it is exact.
  let error: Double?

  /// Ranks walked exactly.
  init(_ reached: ReachableRanks, expected: Double) {
    self.init(ExtremeRanks(exact: reached), expected: expected, error: nil)
  }

  init(_ ranks: ExtremeRanks, expected: Double, error: Double?) {
    self.ranks = ranks
    self.expected = expected
    self.error = error
  }
}

extension WeightStudy {
  func acceptability(
    _ shares: [[Double]], errors: [[Double]]?, method: String
  ) -> ResultTable {
    var rows: [[ResultTable.Cell]] = []
    for (unit, row) in shares.enumerated() {
      for (place, share) in row.enumerated() where share > 0 {
        rows.append([
          .text(units[unit]), .integer(place + 1), .exact(share),
          errors.map { .exact($0[unit][place]) } ?? .missing, .text(method),
        ])
      }
    }
    return ResultTable(
      name: "rank_acceptability", columns: ["unit", "rank", "acceptability", "se", "method"],
      rows: rows)
  }

  /// - Parameter method: of the expected rank.
  func reachable(_ found: [ReachableRow], method: String) -> ResultTable {
    let nominal = nominalRanks
    let rows = found.enumerated().map { unit, row -> [ResultTable.Cell] in
      let (reached, bound) = (row.ranks.reached, row.ranks.bound)
      return [
        .text(units[unit]), .rank(nominal[unit]), .integer(reached.best), .integer(reached.worst),
        .integer(reached.bestWithTies), .integer(reached.worstWithTies), .exact(row.expected),
        .exact(row.error), .integer(bound.best), .integer(bound.worst),
        .text(
          row.ranks.proven ? "exact" : "reached; no weights lead beyond best_bound, worst_bound"),
        .text(method),
      ]
    }
    return ResultTable(
      name: "reachable_ranks",
      columns: [
        "unit", "rank_nominal", "best", "worst", "best_closed", "worst_closed", "expected_rank",
        "se", "best_bound", "worst_bound", "method", "expected_rank_method",
      ], rows: rows)
  }

  func pairwise(_ winning: [[Double]], method: String) -> ResultTable {
    let rows = units.indices.flatMap { a in
      units.indices.filter { $0 != a }.map { b -> [ResultTable.Cell] in
        [.text(units[a]), .text(units[b]), .exact(winning[a][b]), .text(method)]
      }
    }
    return ResultTable(
      name: "pairwise", columns: ["unit_a", "unit_b", "winning_index", "method"], rows: rows)
  }

  /// Mean weights, per cent, of those that give a unit a rank.
  func central(_ weights: [[[Double]?]], method: String) -> ResultTable {
    var rows: [[ResultTable.Cell]] = []
    for (unit, ranks) in weights.enumerated() {
      for (place, own) in ranks.enumerated() {
        guard let own else { continue }
        rows.append(
          [.text(units[unit]), .integer(place + 1)] + own.map { .exact(100 * $0) }
            + [.text(method)])
      }
    }
    return ResultTable(
      name: "central_weights", columns: ["unit", "rank"] + components + ["method"], rows: rows)
  }

  /// The smallest moves of the nominal weights that change something, with weights that do it.
  func flips(_ region: WeightRegion) throws(SensitivityError) -> ResultTable {
    let flips = try TriangleFlips(scores: scores, nominal: weights, region: region)
    var rows: [[ResultTable.Cell]] = []
    func add(_ what: String, _ flip: WeightFlip?, of unit: Int? = nil) {
      guard let flip else { return }
      let first = unit ?? flip.units[0]
      let other = flip.units[0] == first ? flip.units[1] : flip.units[0]
      let printed = flip.printed?.percent
      rows.append(
        [
          .text(what), .text(units[first]), .text(units[other]),
          .text(flip.norm.rawValue), .exact(100 * flip.distance),
        ]
          + (0..<3).map { .exact(printed?[$0] ?? 100 * flip.boundary[$0]) })
    }
    let cuts = gradeCuts.filter { $0 < units.count }
    for norm in WeightNorm.allCases {
      add("winner", flips.winnerChange(norm: norm))
      for top in tops where top < units.count {
        add("first \(top)", flips.topSetChange(top, norm: norm))
      }
      if !cuts.isEmpty { add("grades", flips.gradeChange(cuts: cuts, norm: norm)) }
      add("order", flips.orderChange(norm: norm))
    }
    for unit in units.indices {
      let now = flips.nominalRank(unit)
      for norm in WeightNorm.allCases {
        for target in Set([now - 1, now + 1, 1]).sorted()
        where target >= 1 && target <= units.count && target != now {
          add(
            "\(units[unit]) to rank \(target)",
            try flips.move(unit: unit, toRank: target, norm: norm), of: unit)
        }
      }
    }
    return ResultTable(
      name: "flips",
      columns: ["what", "unit_a", "unit_b", "norm", "distance"] + components, rows: rows)
  }

  /// What the weights amount to in the spread of totals; nil where totals do not vary.
  func effective() -> ResultTable? {
    guard let found = try? effectiveWeights(scores: scores, weights: weights) else { return nil }
    let total = totalEffects(scores: scores, weights: weights)
    let restored = try? weightsForEqualShares(scores: scores, shares: weights)
    let rows = found.enumerated().map { index, own -> [ResultTable.Cell] in
      [
        .text(components[index]), .exact(100 * own.nominal), .exact(own.varianceShare),
        .exact(own.firstOrder), .exact(total?[index]), .exact(own.ownVarianceShare),
        .exact(own.correlation),
        .exact(restored.flatMap { $0.converged ? 100 * $0.weights[index] : nil }),
      ]
    }
    return ResultTable(
      name: "effective_weights",
      columns: [
        "component", "nominal", "variance_share", "first_order", "total_effect", "own_share",
        "correlation",
        "restoring_weight",
      ], rows: rows)
  }
}
