public import Appraisals
internal import AtomicFiles
import Foundation
import Reporting
import TableIO

extension CellChange {
  /// Differing cells of the tables that two result folders share; none for runs of a round, whose
  /// units are compared instead.
  ///
  /// Rows are matched by their names and terms, in order where several are alike.
  ///
  /// - Complexity: linear in the cells.
  public static func all(_ first: RunRecord.Read, _ second: RunRecord.Read) -> [CellChange] {
    guard first.record.result == nil || second.record.result == nil else { return [] }
    var changes: [CellChange] = []
    for file in first.record.outputs where file.name.hasSuffix(".csv") {
      guard let twin = second.record.outputs.first(where: { $0.name == file.name }), twin != file,
        let old = table(file.name, of: first), let new = table(file.name, of: second)
      else { continue }
      changes += Self.changes(String(file.name.dropLast(4)), old, new)
      if changes.count >= most { break }
    }
    return Array(changes.prefix(most))
  }

  private static func table(_ name: String, of read: RunRecord.Read) -> Table? {
    let folder = parentFolder(of: read.path)
    let path = (folder as NSString).appendingPathComponent(name)
    return (try? fileBytes(path)).flatMap { try? Table(csv: $0, file: name) }
  }

  private static func changes(_ name: String, _ old: Table, _ new: Table) -> [CellChange] {
    let described = TableCatalogue.table(name)?.columns ?? []
    let texts = Set(described.filter { $0.quantity.isText || $0.quantity == .year }.map(\.name))
    func rows(_ table: Table) -> [(key: String, cells: [String: String])] {
      var seen: [String: Int] = [:]
      return (0..<table.rowCount).map { row in
        var cells: [String: String] = [:]
        for (place, column) in table.header.enumerated() { cells[column] = table.text(row, place) }
        let named = table.header.filter { texts.contains($0) && $0 != "reason" }
        let key = named.compactMap { cells[$0] }.joined(separator: " / ")
        seen[key, default: 0] += 1
        let count = seen[key] ?? 1
        return (count == 1 ? key : "\(key) (\(count))", cells)
      }
    }
    let (before, after) = (rows(old), rows(new))
    let known = Dictionary(
      after.map { ($0.key, $0.cells) }, uniquingKeysWith: { first, _ in first })
    let gone = Set(before.map(\.key))
    var changes: [CellChange] = []
    for (key, cells) in before {
      let others = known[key]
      for column in old.header where cells[column] != others?[column] {
        changes.append(
          CellChange(
            table: name, row: key, column: column, before: cells[column] ?? "",
            after: others?[column] ?? ""))
      }
    }
    for (key, cells) in after where !gone.contains(key) {
      for column in new.header {
        changes.append(
          CellChange(table: name, row: key, column: column, before: "", after: cells[column] ?? ""))
      }
    }
    return changes
  }
}
