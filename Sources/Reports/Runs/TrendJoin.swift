public import Appraisals
internal import AtomicFiles
import Foundation
import Phrases
import Reporting
import TableIO

/// Parts of the groups of `trend` joined into the output of one run.
///
/// The output, its result folder and its record have the bytes of a run on all groups.
public struct TrendJoin {
  /// The output of the whole.
  public let output: RunOutput

  /// Reads and joins parts.
  ///
  /// - Parameter folders: the result folders of all parts, in any order.
  /// - Throws: `AppraisalError` for a folder that is no part, files that are not as their run wrote
  ///   them, parts of different runs, and parts missing or given twice.
  /// - Complexity: linear in the files.
  public init(_ folders: [String]) throws(AppraisalError) {
    var parts: [ReadPart] = []
    for folder in folders { parts.append(try ReadPart(folder)) }
    parts.sort { $0.part.number < $1.part.number }
    guard let first = parts.first else {
      throw AppraisalError(.badData, Phrase("name the folders of all parts"))
    }
    for other in parts.dropFirst() {
      guard other.isOfSameRun(as: first) else {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(first.folder) and \(other.folder) are of different runs: recipe, inputs and charts must "
              + "be the same"))
      }
      guard parts.count(where: { $0.part == other.part }) == 1 else {
        throw AppraisalError(
          .badData, Phrase("part \(other.part.description) is given twice; give each part once"))
      }
    }
    let given = Set(parts.map(\.part.number))
    let missing = (1...first.part.count).filter { !given.contains($0) }
    guard missing.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase(
          "of \(first.part.count) parts these are missing: \(missing.map { "\($0)" }); give the folders "
            + "of all parts"))
    }
    var compared = ComparedGroups()
    compared.opening = first.content.opening
    compared.vega = first.record.vega
    compared.leftOut = parts.flatMap(\.content.leftOut)
    compared.notices = parts.flatMap(\.content.notices)
    compared.summary = parts.flatMap(\.content.summary)
    compared.pages = parts.flatMap(\.pages)
    compared.studies = compared.pages.count
    compared.tables = try Self.tables(parts)
    var recipe = first.record.recipe
    recipe.years?.part = nil
    output = try compared.output(recipe, inputs: first.record.inputs, hasFiles: true)
  }

  /// Each table's rows one part after the other.
  private static func tables(_ parts: [ReadPart]) throws(AppraisalError) -> [ResultTable] {
    var tables: [ResultTable] = []
    for description in MultiYearTables.descriptions {
      var rows: [[ResultTable.Cell]] = []
      var isThere = false
      for part in parts {
        for table in part.content.tables where table.name == description.name {
          isThere = true
          for row in table.rows {
            let cells = row.compactMap { ResultTable.Cell(exact: $0) }
            guard row.count == description.columns.count, cells.count == row.count else {
              throw part.damaged
            }
            rows.append(cells)
          }
        }
      }
      guard isThere else { continue }
      tables.append(
        ResultTable(
          name: description.name, title: description.title, question: description.question,
          columns: description.columns, rows: rows))
    }
    return tables
  }
}

/// The result folder of a part.
private struct ReadPart {
  let folder: String
  let record: RunRecord
  let part: GroupPart
  let content: TrendPart
  let pages: [ComparedGroups.Pages]

  init(_ given: String) throws(AppraisalError) {
    let read = try RunRecord.read(given)
    let folder = parentFolder(of: read.path)
    (self.folder, record) = (given, read.record)
    guard read.record.recipe.command == .trend, let part = read.record.recipe.years?.part else {
      throw AppraisalError(
        .badData, Phrase("\(given): not a part; 'trend --part 1/2 -o DIR' makes one"))
    }
    self.part = part
    let ours = Steelyard.version
    guard read.record.steelyard == ours else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(given): the part is of steelyard \(read.record.steelyard), this is \(ours); make it again"
        ))
    }
    let written = read.record.outputs
    func bytes(_ name: String) throws(AppraisalError) -> [UInt8] {
      let path = (folder as NSString).appendingPathComponent(name)
      let bytes: [UInt8]
      do {
        bytes = try fileBytes(path)
      } catch {
        throw AppraisalError(
          .unreadable, Phrase("\(path): cannot be read: \(error)"))
      }
      guard written.contains(RunRecord.File(name: name, bytes)) else {
        throw AppraisalError(
          .badData, Phrase("\(path): not as its run wrote it; make the part again"))
      }
      return bytes
    }
    let text = try bytes(TrendPart.fileName)
    guard let content = try? JSONDecoder().decode(TrendPart.self, from: Data(text)),
      content.format == TrendPart.currentFormat, content.studies >= 0
    else { throw Self.damaged(given) }
    self.content = content
    var pages: [ComparedGroups.Pages] = []
    for place in 0..<content.studies {
      let names = ComparedGroups.Pages.names(place)
      pages.append(.init(html: [try bytes(names.html)], workbook: try bytes(names.workbook)))
    }
    self.pages = pages
  }

  private static func damaged(_ folder: String) -> AppraisalError {
    AppraisalError(
      .badData, Phrase("\(folder): \(TrendPart.fileName) is damaged; make the part again"))
  }

  var damaged: AppraisalError { Self.damaged(folder) }

  func isOfSameRun(as other: ReadPart) -> Bool {
    var (own, others) = (record.recipe, other.record.recipe)
    own.years?.part = nil
    others.years?.part = nil
    return own == others && part.count == other.part.count && record.inputs == other.record.inputs
      && record.vega == other.record.vega
  }
}
