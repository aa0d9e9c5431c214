import LinearAlgebra

/// Where the Cholesky factor of the random-effect equations has entries; found once for a model.
///
/// Factors are eliminated from the largest on, level by level, while their columns stay sparse: the
/// first is diagonal, later ones hold what the design itself connects (the assessors of a team).
/// All the rest, and the fixed columns, are a dense border.
///
/// Source: George & Liu (1981), Computer Solution of Large Sparse Positive Definite Systems,
/// chapter 5 (column structures from the elimination tree).
struct LevelPattern {
  /// Levels eliminated one by one; indices from here on belong to the border.
  let sparseCount: Int
  /// Border levels and fixed columns.
  let borderCount: Int
  let levelCount: Int
  let fixedCount: Int
  /// Of each sparse column: the rows below the diagonal, ascending; covariates stand in all.
  let start: [Int]
  let rows: [Int32]
  /// Of each sparse column: where its rows of the border begin.
  let borderStart: [Int]

  /// A column is worth eliminating sparsely while it meets less than this share of what is left.
  private static let sparseShare = 0.35
  /// Entries of the columns of one factor but the first: a gigabyte and a half with their rows. Levels that
  /// need more go to the border, which refuses so many.
  private static let mostEntries = 1 << 27

  /// Columns of X that are not contrasts of a factor.
  private let covariates: [Int]

  /// - Parameters:
  ///   - sizes: levels of the random factors, in order of elimination, as `pairs`.
  ///   - places: row of each level of each factor the pairs name; -1 where it has none.
  init(
    sizes: [Int], pairs: [PairCounts], places: [[Int32]], covariates: [Int], fixedCount: Int
  ) {
    let total = sizes.reduce(0, +)
    var start = [0]
    var rows: [Int32] = []
    var children = [[Int]](repeating: [], count: total + fixedCount)
    var mark = [Int](repeating: -1, count: total + fixedCount)
    var done = 0
    for (place, size) in sizes.enumerated() {
      let left = total - done - size
      // The first factor's own block is diagonal: elimination costs no fill inside it.
      let limit =
        place == 0
        ? Int.max : min(Int(Self.sparseShare * Double(left + size)) * size, Self.mostEntries)
      let before = (start.count, rows.count)
      var entries = 0
      var linked: [(parent: Int, child: Int)] = []
      for level in 0..<size {
        let column = done + level
        mark[column] = column
        let first = rows.count
        func add(_ row: Int32) {
          if mark[Int(row)] != column, row > column {
            mark[Int(row)] = column
            rows.append(row)
          }
        }
        let table = pairs[place]
        for entry in table.start[level]..<table.start[level + 1] {
          let row = places[Int(table.factor[entry])][Int(table.level[entry])]
          if row >= 0 { add(row) }
        }
        for covariate in covariates { add(Int32(total + covariate)) }
        for child in children[column] {
          for entry in start[child]..<start[child + 1] { add(rows[entry]) }
        }
        rows[first...].sort()
        entries += rows[first...].count { $0 < total }
        if entries > limit { break }
        if first < rows.count {
          let parent = Int(rows[first])
          children[parent].append(column)
          linked.append((parent, column))
        }
        start.append(rows.count)
      }
      guard entries <= limit else {
        for link in linked { children[link.parent].removeAll { $0 == link.child } }
        start.removeLast(start.count - before.0)
        rows.removeLast(rows.count - before.1)
        break
      }
      done += size
    }
    sparseCount = done
    borderStart = (0..<done).map { column in
      var place = start[column]
      while place < start[column + 1], rows[place] < done { place += 1 }
      return place
    }
    borderCount = total - done + fixedCount
    levelCount = total
    self.fixedCount = fixedCount
    self.covariates = covariates
    self.start = start
    self.rows = rows
  }

  /// Whether these entries of a column stand in rows one after the other.
  func isRun(_ entries: Range<Int>) -> Bool {
    Int(rows[entries.upperBound - 1] - rows[entries.lowerBound]) == entries.count - 1
  }

  /// Cross-products laid out on the pattern: sparse values, and the border's lower triangle.
  func filled(
    pairs: [PairCounts], first: [Int], places: [[Int32]], levelWeights: [Double],
    levelCovariates: [Double], fixedProducts: SymmetricBlock
  ) -> (sparse: [Double], dense: [Double]) {
    var sparse = [Double](repeating: 0, count: rows.count)
    var dense = [Double](repeating: 0, count: borderCount * borderCount)
    var value = [Double](repeating: 0, count: levelCount + fixedCount)
    for (table, first) in zip(pairs, first) {
      for level in 0..<(table.start.count - 1) {
        let column = first + level
        let entries = table.start[level]..<table.start[level + 1]
        func row(_ entry: Int) -> Int? {
          let row = places[Int(table.factor[entry])][Int(table.level[entry])]
          return row < 0 ? nil : Int(row)
        }
        func covariate(_ k: Int) -> Double { levelCovariates[column * covariates.count + k] }
        guard column < sparseCount else {
          let own = column - sparseCount
          for entry in entries {
            guard let row = row(entry) else { continue }
            dense[row - sparseCount + own * borderCount] = table.weight[entry]
          }
          dense[own + own * borderCount] = levelWeights[column]
          for (k, fixed) in covariates.enumerated() {
            dense[levelCount - sparseCount + fixed + own * borderCount] = covariate(k)
          }
          continue
        }
        for entry in entries { if let row = row(entry) { value[row] = table.weight[entry] } }
        for (k, fixed) in covariates.enumerated() { value[levelCount + fixed] = covariate(k) }
        for place in start[column]..<start[column + 1] { sparse[place] = value[Int(rows[place])] }
        for entry in entries { if let row = row(entry) { value[row] = 0 } }
      }
    }
    let base = levelCount - sparseCount
    for k in 0..<fixedCount {
      for j in 0...k {
        dense[base + k + (base + j) * borderCount] = fixedProducts[k, j]
      }
    }
    return (sparse, dense)
  }
}
