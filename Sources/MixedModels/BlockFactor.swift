import LinearAlgebra

/// The Cholesky factor of [ΛZᵀZΛ + I, ΛZᵀX; XᵀZΛ, XᵀX], Λ holding each level's relative SD.
///
/// Sparse columns are eliminated one by one, each updating what it meets; the border is factored
/// densely. A relative SD of zero leaves a row of the identity, so the boundary is no special case.
///
/// Source: Bates, Mächler, Bolker & Walker (2015), J. Stat. Softw. 67(1), section 3.
struct BlockFactor {
  let products: CrossProducts
  /// Relative SD of each level's factor.
  private(set) var scale: [Double]
  /// Diagonal and entries of the sparse columns of the factor.
  private var diagonal: [Double]
  private var values: [Double]
  private var border: SymmetricBlock

  init(_ products: CrossProducts) {
    self.products = products
    scale = Array(repeating: 0, count: products.levelCount)
    diagonal = Array(repeating: 0, count: products.pattern.sparseCount)
    values = Array(repeating: 0, count: products.sparse.count)
    border = SymmetricBlock(order: products.pattern.borderCount)
  }

  /// - Parameter relativeSDs: SD of each random factor over the residual SD, in the data's order.
  /// - Complexity: the squares of the sparse columns' lengths, and border³/3.
  mutating func factor(relativeSDs: [Double]) throws(LinearAlgebraError) {
    for level in scale.indices { scale[level] = relativeSDs[products.factorOf[level]] }
    fill()
    eliminate()
    try border.factor()
  }

  private mutating func fill() {
    let pattern = products.pattern
    let m = pattern.sparseCount
    let levels = pattern.levelCount
    func scaled(_ row: Int) -> Double { row < levels ? scale[row] : 1 }
    for column in 0..<m {
      diagonal[column] = scale[column] * scale[column] * products.levelWeights[column] + 1
      for place in pattern.start[column]..<pattern.start[column + 1] {
        values[place] = products.sparse[place] * scale[column] * scaled(Int(pattern.rows[place]))
      }
    }
    let order = pattern.borderCount
    for column in 0..<order {
      let own = scaled(m + column)
      for row in column..<order {
        border.storage[row + column * order] =
          products.dense[row + column * order] * own * scaled(m + row)
      }
      if m + column < levels { border.storage[column + column * order] += 1 }
    }
  }

  private mutating func eliminate() {
    let pattern = products.pattern
    let m = pattern.sparseCount
    let order = pattern.borderCount
    pattern.rows.withUnsafeBufferPointer { rows in
      values.withUnsafeMutableBufferPointer { values in
        for column in 0..<m {
          let pivot = diagonal[column].squareRoot()
          diagonal[column] = pivot
          let (start, tail) = (pattern.start[column], pattern.borderStart[column])
          let end = pattern.start[column + 1]
          for place in start..<end { values[place] /= pivot }
          for place in start..<tail {
            let value = values[place]
            guard value != 0 else { continue }
            let row = Int(rows[place])
            diagonal[row] -= value * value
            var target = pattern.start[row]
            for other in (place + 1)..<max(place + 1, end) {
              while rows[target] < rows[other] { target += 1 }
              values[target] -= value * values[other]
            }
          }
          guard tail < end else { continue }
          if pattern.isRun(tail..<end) {
            border.subtractOuterProduct(
              of: UnsafeBufferPointer(rebasing: values[tail..<end]), at: Int(rows[tail]) - m)
            continue
          }
          border.storage.withUnsafeMutableBufferPointer { dense in
            for place in tail..<end {
              let value = values[place]
              guard value != 0 else { continue }
              let base = (Int(rows[place]) - m) * order - m
              for other in place..<end { dense[Int(rows[other]) + base] -= value * values[other] }
            }
          }
        }
      }
    }
  }

  /// log|ΛZᵀZΛ + I|.
  var logDeterminantRandom: Double {
    diagonal.reduce(0) { $0 + 2 * $1.naturalLogarithm }
      + border.logDeterminant(from: 0, to: border.order - products.fixedCount)
  }

  /// log|Xᵀ V⁻¹ X| of the relative covariance V.
  var logDeterminantFixed: Double {
    border.logDeterminant(from: border.order - products.fixedCount, to: border.order)
  }

  /// (XᵀV⁻¹X)⁻¹ of the relative covariance V, lower triangle.
  var fixedInverse: SymmetricBlock {
    border.trailingInverse(from: border.order - products.fixedCount)
  }

  /// Squares of the response that a model leaves, from the forward part of its solution.
  func squaresLeft(_ forward: [Double]) -> Double {
    products.responseSquares - forward.reduce(0) { $0 + $1 * $1 }
  }

  /// The forward part of a solution; its squares sum to the quadratic form of the right side.
  ///
  /// - Parameter right: [Z X]ᵀ times a vector, unscaled.
  func forward(_ right: [Double]) -> [Double] {
    let pattern = products.pattern
    let m = pattern.sparseCount
    var x = right
    for level in scale.indices { x[level] *= scale[level] }
    for column in 0..<m {
      x[column] /= diagonal[column]
      let value = x[column]
      for place in pattern.start[column]..<pattern.start[column + 1] {
        x[Int(pattern.rows[place])] -= values[place] * value
      }
    }
    var tail = Array(x[m...])
    border.forward(&tail)
    x.replaceSubrange(m..., with: tail)
    return x
  }

  /// The backward part: (u, β) with b = Λ u.
  ///
  /// - Parameter withFixed: false keeps β at zero, for a solution of the random effects alone.
  func backward(_ forward: [Double], withFixed: Bool = true) -> [Double] {
    let pattern = products.pattern
    let m = pattern.sparseCount
    var x = forward
    var tail = Array(x[m...])
    if !withFixed {
      for k in (border.order - products.fixedCount)..<border.order { tail[k] = 0 }
    }
    border.backward(&tail)
    x.replaceSubrange(m..., with: tail)
    for column in stride(from: m - 1, through: 0, by: -1) {
      var value = x[column]
      for place in pattern.start[column]..<pattern.start[column + 1] {
        value -= values[place] * x[Int(pattern.rows[place])]
      }
      x[column] = value / diagonal[column]
    }
    return x
  }

  /// Diagonal of the inverse over the levels.
  ///
  /// - Parameter withFixed: false leaves the fixed columns out: conditional on them.
  /// - Complexity: as the factorization, and 2/3 border³.
  ///
  /// Source: Takahashi, Fagan & Chin (1973); Erisman & Tinney (1975), Commun. ACM 18, 177-179.
  func inverseDiagonal(withFixed: Bool) -> [Double] {
    let pattern = products.pattern
    let m = pattern.sparseCount
    let count = border.order - (withFixed ? 0 : products.fixedCount)
    let dense = border.leadingInverse(count)
    let last = Int32(m + count)
    var result = [Double](repeating: 0, count: pattern.levelCount)
    for column in 0..<(pattern.levelCount - m) {
      result[m + column] = dense.storage[column + column * count]
    }
    var inverse = [Double](repeating: 0, count: values.count)
    var sums = [Double]()
    pattern.rows.withUnsafeBufferPointer { rows in
      values.withUnsafeBufferPointer { values in
        for column in stride(from: m - 1, through: 0, by: -1) {
          let (start, tail) = (pattern.start[column], pattern.borderStart[column])
          var end = pattern.start[column + 1]
          while end > start, rows[end - 1] >= last { end -= 1 }
          sums.removeAll(keepingCapacity: true)
          sums.append(contentsOf: repeatElement(0, count: end - start))
          for place in start..<min(tail, end) {
            let row = Int(rows[place])
            let value = values[place]
            sums[place - start] += result[row] * value
            var target = pattern.start[row]
            for other in (place + 1)..<max(place + 1, end) {
              while rows[target] < rows[other] { target += 1 }
              sums[place - start] += inverse[target] * values[other]
              sums[other - start] += inverse[target] * value
            }
          }
          if tail < end {
            sums.withUnsafeMutableBufferPointer { sums in
              if pattern.isRun(tail..<end) {
                dense.addProduct(
                  with: UnsafeBufferPointer(rebasing: values[tail..<end]),
                  from: Int(rows[tail]) - m,
                  to: UnsafeMutableBufferPointer(rebasing: sums[(tail - start)...]))
                return
              }
              dense.storage.withUnsafeBufferPointer { dense in
                for place in tail..<end {
                  let (row, value) = (Int(rows[place]), values[place])
                  let base = (row - m) * count - m
                  sums[place - start] += dense[row + base] * value
                  for other in (place + 1)..<max(place + 1, end) {
                    let entry = dense[Int(rows[other]) + base]
                    sums[place - start] += entry * values[other]
                    sums[other - start] += entry * value
                  }
                }
              }
            }
          }
          let pivot = diagonal[column]
          var own = 1 / (pivot * pivot)
          for place in start..<end {
            inverse[place] = -sums[place - start] / pivot
            own -= inverse[place] * values[place] / pivot
          }
          result[column] = own
        }
      }
    }
    return result
  }
}
