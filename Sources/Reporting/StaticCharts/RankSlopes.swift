public import Phrases

/// A slope chart: each unit's rank by raw totals on the left, by adjusted totals on the right.
public struct RankSlopes: Sendable {
  let pairs: [(label: String, raw: Int, adjusted: Int)]

  /// - Parameter pairs: name of each unit, with its ranks before and after adjustment.
  public init(pairs: [(label: String, raw: Int, adjusted: Int)]) { self.pairs = pairs }

  /// The drawing as an SVG element, its texts escaped.
  public func svg(in language: Language) -> String {
    let last = pairs.flatMap { [$0.raw, $0.adjusted] }.max() ?? 1
    let step = 8
    let height = 40 + step * last
    let large = Swift.max(5, last / 10)
    let lines = pairs.map { pair in
      let moved = abs(pair.raw - pair.adjusted) >= large
      let (y1, y2) = (24 + step * pair.raw, 24 + step * pair.adjusted)
      let label =
        moved
        ? "<text x=\"556\" y=\"\(y2 + 3)\" font-size=\"9\">\(escaped(pair.label))</text>" : ""
      return """
        <line x1="150" x2="550" y1="\(y1)" y2="\(y2)" stroke="\(moved ? "#b3400e" : "#9aa7b3")" \
        stroke-width="\(moved ? "1.6" : "1")"><title>\(escaped(pair.label)): \(pair.raw) → \
        \(pair.adjusted)</title></line>\(label)
        """
    }.joined(separator: "\n")
    return """
      <svg viewBox="0 0 700 \(height)" width="700" role="img" \
      aria-label="\(Phrase("Rank of each unit before and after adjustment").said(in: language))">
      <text x="150" y="14" text-anchor="middle" font-size="13">\
      \(Phrase("rank, raw").said(in: language))</text>
      <text x="550" y="14" text-anchor="middle" font-size="13">\
      \(Phrase("rank, adjusted").said(in: language))</text>
      <text x="140" y="\(28 + step)" text-anchor="end" font-size="11">1</text>
      <text x="140" y="\(28 + step * last)" text-anchor="end" font-size="11">\(last)</text>
      \(lines)</svg>
      """
  }
}
