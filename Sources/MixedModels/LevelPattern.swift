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
  /// Of each sparse column: the rows below the diagonal, ascending; fixed columns stand in all.
  let start: [Int]
  let rows: [Int32]

  /// A column is worth eliminating sparsely while it meets less than this share of what is left.
  private static let sparseShare = 0.35

  init(sizes: [Int], pairs: [PairCounts], offsets: [Int], fixedCount: Int) {
    let total = sizes.reduce(0, +)
    var start = [0]
    var rows: [Int32] = []
    var children = [[Int]](repeating: [], count: total + fixedCount)
    var mark = [Int](repeating: -1, count: total + fixedCount)
    var done = 0
    for (place, size) in sizes.enumerated() {
      let left = total - done - size
      // The first factor's own block is diagonal: elimination costs no fill inside it.
      let limit = place == 0 ? Int.max : Int(Self.sparseShare * Double(left + size)) * size
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
          add(Int32(offsets[Int(table.factor[entry])]) + table.level[entry])
        }
        for child in children[column] {
          for entry in start[child]..<start[child + 1] where rows[entry] < total {
            add(rows[entry])
          }
        }
        rows[first...].sort()
        entries += rows.count - first
        if entries > limit { break }
        if first < rows.count {
          let parent = Int(rows[first])
          children[parent].append(column)
          linked.append((parent, column))
        }
        for fixed in 0..<fixedCount { rows.append(Int32(total + fixed)) }
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
    borderCount = total - done + fixedCount
    levelCount = total
    self.fixedCount = fixedCount
    self.start = start
    self.rows = rows
  }

  /// Cross-products laid out on the pattern: sparse values, and the border's lower triangle.
  func filled(
    pairs: [PairCounts], order: [Int], offsets: [Int], levelWeights: [Double],
    levelFixed: [Double], fixedProducts: [Double]
  ) -> (sparse: [Double], dense: [Double]) {
    var sparse = [Double](repeating: 0, count: rows.count)
    var dense = [Double](repeating: 0, count: borderCount * borderCount)
    var value = [Double](repeating: 0, count: levelCount)
    for (place, factor) in order.enumerated() {
      let table = pairs[place]
      for level in 0..<(table.start.count - 1) {
        let column = offsets[factor] + level
        let entries = table.start[level]..<table.start[level + 1]
        func row(_ entry: Int) -> Int {
          offsets[Int(table.factor[entry])] + Int(table.level[entry])
        }
        guard column < sparseCount else {
          let own = column - sparseCount
          for entry in entries {
            dense[row(entry) - sparseCount + own * borderCount] = table.weight[entry]
          }
          dense[own + own * borderCount] = levelWeights[column]
          for k in 0..<fixedCount {
            dense[levelCount - sparseCount + k + own * borderCount] =
              levelFixed[column * fixedCount + k]
          }
          continue
        }
        for entry in entries { value[row(entry)] = table.weight[entry] }
        for place in start[column]..<start[column + 1] {
          let row = Int(rows[place])
          sparse[place] =
            row < levelCount ? value[row] : levelFixed[column * fixedCount + row - levelCount]
        }
        for entry in entries { value[row(entry)] = 0 }
      }
    }
    let base = levelCount - sparseCount
    for k in 0..<fixedCount {
      for j in 0...k {
        dense[base + k + (base + j) * borderCount] = fixedProducts[k + j * fixedCount]
      }
    }
    return (sparse, dense)
  }
}
