public import Phrases

/// A forest plot: one row per team, with its severity and 95 % interval, in points.
public struct SeverityForest: Sendable {
  /// A team's severity and its interval.
  public struct Row: Sendable {
    let label: String
    let estimate: Double
    let lower: Double
    let upper: Double
    let flagged: Bool

    /// - Parameters:
    ///   - label: the team's name.
    ///   - estimate: points the team took off; negative for a lenient team.
    ///   - lower: lower end of the 95 % interval, points.
    ///   - upper: upper end of the 95 % interval, points.
    ///   - flagged: whether the team stands out.
    public init(label: String, estimate: Double, lower: Double, upper: Double, flagged: Bool) {
      self.label = label
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
      self.flagged = flagged
    }
  }

  let rows: [Row]

  /// - Parameter rows: one per team, from the top.
  public init(rows: [Row]) { self.rows = rows }

  /// The drawing as an SVG element, its texts escaped.
  public func svg(in language: Language) -> String {
    let widest = Swift.max(0.1, rows.flatMap { [abs($0.lower), abs($0.upper)] }.max() ?? 1)
    let height = 40 + 24 * rows.count
    func x(_ value: Double) -> String { (420 + 260 * value / widest).fixed(1) }
    let marks = rows.enumerated().map { index, row in
      let y = 24 + 24 * index
      let colour = row.flagged ? "#b3400e" : "#0b4f8a"
      return """
        <text x="130" y="\(y + 5)" text-anchor="end" font-size="13">\(escaped(row.label))</text>
        <line x1="\(x(row.lower))" x2="\(x(row.upper))" y1="\(y)" y2="\(y)" stroke="\(colour)" \
        stroke-width="2"/><circle cx="\(x(row.estimate))" cy="\(y)" r="4.5" fill="\(colour)">\
        <title>\(escaped(row.label)): \(row.estimate.fixed(2)) [\(row.lower.fixed(2)), \
        \(row.upper.fixed(2))]</title></circle>
        """
    }.joined(separator: "\n")
    return """
      <svg viewBox="0 0 700 \(height)" width="700" role="img" \
      aria-label="\(Phrase("Severity of each team in points with its 95 % interval").said(in: language))">
      <line x1="\(x(0))" x2="\(x(0))" y1="10" y2="\(height - 26)" stroke="#888" \
      stroke-dasharray="3 3"/>
      \(marks)
      <text x="160" y="\(height - 6)" font-size="12">\
      \(Phrase("gave points").said(in: language))</text>
      <text x="420" y="\(height - 6)" font-size="12" text-anchor="middle">0</text>
      <text x="690" y="\(height - 6)" font-size="12" text-anchor="end">\
      \(Phrase("took up to \(widest.fixed(1)) points off").said(in: language))</text></svg>
      """
  }
}
