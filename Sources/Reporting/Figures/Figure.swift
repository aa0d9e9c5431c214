public import Phrases

/// A chart drawn as a file of its own.
public struct Figure: Equatable, Sendable {
  /// What a file of a drawing is.
  public enum Format: String, CaseIterable, Sendable {
    /// Lines and letters, at any size.
    case svg
    /// Points, two per unit of the drawing.
    case png
  }

  /// The name of its files, without an ending.
  public let name: String
  /// The name of the file that holds the drawing.
  public let fileName: String
  /// What it shows.
  public let title: Phrase
  /// How to read it.
  public let caption: Phrase
  /// The drawing, in the format that was asked for.
  public let drawing: [UInt8]
  /// The Vega specification with its data, words and looks: it opens in any program that draws Vega.
  public let specification: String
}

extension HTMLReport {
  /// The charts of the page, in the order in which they stand.
  public var charts: [Chart] { sections.flatMap(\.charts) }
}
