public import Statistics

extension MadeRound {
  /// How the same data may lie in files.
  public enum Writing: String, CaseIterable, Sendable {
    case plain, crlf, shuffledRows, shuffledColumns
  }

  /// Writes the round.
  ///
  /// - Parameters:
  ///   - name: the folder, which is made.
  ///   - naming: from names of units and teams to others.
  /// - Returns: what a command is given: the folder, or its only file.
  public func write(
    to folder: TemporaryFolder, _ name: String, as writing: Writing = .plain,
    naming: (String) -> String = { $0 }
  ) throws -> String {
    for file in files {
      let named = file.header.map { ["unit", "team", "team2", "name"].contains($0) }
      let rows = file.rows.map { row in
        zip(row, named).map { $1 && !$0.isEmpty ? naming($0) : $0 }
      }
      try folder.write(csvText(file.header, rows, as: writing), to: "\(name)/\(file.name)")
    }
    guard let scheme else { return "\(name)/scores.csv" }
    try folder.write(
      writing == .crlf ? scheme.replacing("\n", with: "\r\n") : scheme, to: "\(name)/scheme.yaml")
    return name
  }
}

/// A table as text.
public func csvText(
  _ header: [String], _ rows: [[String]], as writing: MadeRound.Writing = .plain
) -> String {
  var (rows, order) = (rows, Array(header.indices))
  var stream = PhiloxStream(seed: UInt64(rows.count), tag: 981)
  if writing == .shuffledRows { rows.shuffle(using: &stream) }
  if writing == .shuffledColumns { order.shuffle(using: &stream) }
  let end = writing == .crlf ? "\r\n" : "\n"
  return ([header] + rows).map { row in
    order.map { quoted(row[$0]) }.joined(separator: ",") + end
  }.joined()
}

private func quoted(_ cell: String) -> String {
  cell.contains { ",\"\n\r".contains($0) }
    ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
}
