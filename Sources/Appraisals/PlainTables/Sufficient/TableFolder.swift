import Assessments
import Foundation
import Phrases
import Statistics
import TableIO

/// A folder into which a database has written tables: each a CSV file, or a folder of part files.
struct TableFolder {
  let path: String
  /// What messages call it.
  let shown: String
  /// Every file that was read, by its name in the folder.
  private(set) var inputs: [InputFile] = []

  init(path: String, shown: String) throws(AppraisalError) {
    self.path = path
    self.shown = shown
    guard Self.isFolder(path) else {
      throw AppraisalError(
        .unreadable,
        Phrase(
          "\(shown): there is no such folder; give the one into which the queries of 'steelyard sql' wrote"
        ))
    }
  }

  /// Reads one table.
  ///
  /// - Parameters:
  ///   - name: without .csv.
  ///   - header: the columns it must have; a part whose first line they are not has none.
  /// - Throws: `AppraisalError` where the table is missing, cannot be read or has other columns.
  mutating func read(_ name: String, header: [String]) throws(AppraisalError) -> PartedTable {
    let files = try files(of: name)
    var parts: [(name: String, bytes: [UInt8])] = []
    for file in files {
      let bytes: [UInt8]
      do {
        bytes = try fileBytes("\(path)/\(file)")
      } catch {
        throw AppraisalError(
          .unreadable, Phrase("\(shown)/\(file): cannot be read: \(error.localizedDescription)"))
      }
      inputs.append(InputFile(name: file, bytes: bytes))
      // Databases write parts without a row as empty files.
      if !bytes.isEmpty { parts.append(("\(shown)/\(file)", bytes)) }
    }
    return try PartedTable(name: "\(shown)/\(name)", parts, header: header)
  }

  private func files(of name: String) throws(AppraisalError) -> [String] {
    let file = name + ".csv"
    let isFile = FileManager.default.fileExists(atPath: "\(path)/\(file)") && !isFolder(file)
    let folders = [name, file].filter(isFolder)
    guard (isFile ? 1 : 0) + folders.count <= 1 else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(shown): there are both a file and a folder of table \(name); remove the one that is not meant"
        ))
    }
    if isFile { return [file] }
    guard let folder = folders.first else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(shown): table \(name) is missing, neither \(file) nor a folder \(name); carry out all queries "
            + "of 'steelyard sql'"))
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    // Spark leaves a mark of success and hidden checksums beside the parts.
    let parts = names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") && !$0.hasPrefix("_") }
    guard !parts.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase("\(shown)/\(folder): there is no part file here, such as part-00000.csv"))
    }
    return parts.sorted().map { "\(folder)/\($0)" }
  }

  private func isFolder(_ name: String) -> Bool { Self.isFolder("\(path)/\(name)") }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

/// A table in one or several files.
struct PartedTable {
  private struct Part {
    let table: Table
    /// Lines that were put before its own.
    let added: Int
    let columns: [Int]
  }

  /// What messages call the table.
  let name: String
  private let parts: [Part]

  var rowCount: Int { parts.reduce(0) { $0 + $1.table.rowCount } }

  init(
    name: String, _ files: [(name: String, bytes: [UInt8])], header: [String]
  ) throws(AppraisalError) {
    self.name = name
    var tables: [Table] = []
    for file in files { tables.append(try Self.table(file.bytes, file.name)) }
    let known = tables.first { Set(header).isSubset(of: $0.header) }
    guard let known else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(tables.first?.file ?? name): the first line is not the header \(header); export the table with "
            + "its header"))
    }
    var parts: [Part] = []
    for (file, table) in zip(files, tables) {
      var (table, added) = (table, 0)
      if !Set(header).isSubset(of: table.header) {
        let line = Array((known.header.joined(separator: ",") + "\n").utf8)
        (table, added) = (try Self.table(line + file.bytes, file.name), 1)
      }
      if let ragged = table.raggedRows.first {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(file.name): row \(ragged.row - added) has \(ragged.cells) cells instead of "
              + "\(table.header.count)"))
      }
      let columns = header.compactMap { table.header.firstIndex(of: $0) }
      parts.append(Part(table: table, added: added, columns: columns))
    }
    self.parts = parts
  }

  private static func table(_ bytes: [UInt8], _ name: String) throws(AppraisalError) -> Table {
    do {
      return try Table(csv: bytes, file: name, encoding: .utf8)
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
  }

  /// File and row of a row, for messages.
  func place(_ row: Int) -> String {
    var row = row
    for part in parts {
      if row < part.table.rowCount {
        return "\(part.table.file), row \(part.table.sheetRow(row) - part.added)"
      }
      row -= part.table.rowCount
    }
    return name
  }

  /// The trimmed text of a cell, by the place of its column in the header asked for.
  func text(_ row: Int, _ column: Int) -> String {
    var row = row
    for part in parts {
      if row < part.table.rowCount { return part.table.text(row, part.columns[column]) }
      row -= part.table.rowCount
    }
    return ""
  }

  /// A column of numbers.
  ///
  /// - Throws: `AppraisalError`, naming the first cell that is no finite number.
  func numbers(_ column: Int, named name: String) throws(AppraisalError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rowCount)
    for part in parts {
      for row in 0..<part.table.rowCount {
        let text = part.table.text(row, part.columns[column])
        guard let number = Double(text), number.isFinite else {
          throw AppraisalError(
            .badData,
            Phrase(
              "\(place(numbers.count)), column \(name): '\(text)' is not a finite number; the table needs "
                + "numbers without NaN or infinity"))
        }
        numbers.append(number)
      }
    }
    return numbers
  }

  /// A column of labels, or the combinations of several, as codes.
  func labels(_ columns: [Int]) -> (levels: [[String]], codes: [Int32]) {
    var names = FactorBuilder<[String]>()
    var codes: [Int32] = []
    codes.reserveCapacity(rowCount)
    for part in parts {
      let own = columns.map { part.table.codes(part.columns[$0]) }
      guard let first = own.first else { continue }
      if own.count == 1 {
        let places = first.levels.map { Int32(names.code(for: [$0])) }
        codes += first.codes.map { places[Int($0)] }
      } else {
        for row in 0..<part.table.rowCount {
          codes.append(Int32(names.code(for: own.map { $0.levels[$0[row]] })))
        }
      }
    }
    return (names.levels, codes)
  }
}
