public import Statistics

extension PhiloxStream {
  /// rows × columns independent standard normal draws, row by row.
  public mutating func normals(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { _ in normals(columns) }
  }
}
