public import Statistics

/// One round as an organiser might keep it: files with headings, titles, notes and layouts drawn at
/// random, and what they mean.
public struct OrganiserCase: Sendable {
  /// What a file holds.
  public enum Content: Sendable {
    /// A workbook.
    case bytes([UInt8])
    /// A text, and whether it is to be in GB18030.
    case text(String, isGB18030: Bool)
  }

  /// The choices, for messages.
  public var name = ""
  /// Names and contents; one file is the round, several are a folder.
  public var files: [(name: String, content: Content)] = []
  /// Units in order, with team and shares of full marks (on-site, routine, peer); nil where missing.
  public var rows: [(unit: String, team: String, shares: [Double?])] = []
  /// Whether the files cannot be read rightly without being told more.
  public var isTrap = false

  /// Draws a case.
  ///
  /// - Parameters:
  ///   - index: picks language, layout and trap in turn, so that all of them occur.
  ///   - stream: draws everything else.
  public init(_ index: Int, _ stream: inout PhiloxStream) {
    var maker = OrganiserMaker(index)
    maker.draw(&stream)
    name = maker.choices.joined(separator: " ")
    files = maker.files
    rows = maker.expected
    isTrap = maker.trap != nil
  }
}
