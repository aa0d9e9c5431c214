import SteelyardKit

/// The rows of a CSV file as a set: what has no order compares alike in any.
struct TableRows {
  private var rows: [String: [[Double]]] = [:]

  /// - Parameters:
  ///   - naming: from names in the file to those that are compared.
  ///   - isLeft: columns that are left out.
  init(
    _ bytes: [UInt8], naming: (String) -> String = { $0 },
    without isLeft: (String) -> Bool = { _ in false }
  ) throws {
    let table = try Table(csv: bytes, file: "t.csv")
    for row in 0..<table.rowCount {
      var (key, numbers) = ("", [Double]())
      for (place, name) in table.header.enumerated() where !isLeft(name) {
        let cell = naming(table.text(row, place))
        if let value = Double(cell) {
          numbers.append(value)
          key += "\u{1}#"
        } else {
          key += "\u{1}" + cell
        }
      }
      rows[key, default: []].append(numbers)
    }
    for key in rows.keys { rows[key]?.sort { $0.lexicographicallyPrecedes($1) } }
  }

  /// The first difference: of texts, or of numbers by more than a share of themselves.
  ///
  /// - Parameter tolerance: relative to the larger number, or absolute for numbers below 1.
  func difference(from other: TableRows, tolerance: Double) -> String? {
    for key in Set(rows.keys).union(other.rows.keys).sorted() {
      let (own, others) = (rows[key] ?? [], other.rows[key] ?? [])
      guard own.count == others.count else {
        return "\(own.count) and \(others.count) rows: \(key.replacing("\u{1}", with: "|"))"
      }
      for (a, b) in zip(own, others) {
        for (x, y) in zip(a, b) where abs(x - y) > tolerance * max(abs(x), abs(y), 1) {
          return "\(x) and \(y): \(key.replacing("\u{1}", with: "|"))"
        }
      }
    }
    return nil
  }
}
