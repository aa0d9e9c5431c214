public import Statistics

extension PhiloxStream {
  /// Independent standard normal draws.
  public mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }

  /// rows × columns independent standard normal draws, row by row.
  public mutating func normals(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows).map { _ in normals(columns) }
  }
}
