/// Rows as RFC 4180 text with line feeds; cells are quoted only where necessary.
public func csv(header: [String], rows: [[String]]) -> String {
  ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
}

private func quoted(_ cell: String) -> String {
  guard cell.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return cell }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"") + "\""
}
