import Foundation
import Phrases
import TestSupport
import Testing

@testable import TableIO

/// Files made to hurt, refused quickly and with a reason.
@Suite(.serialized) struct HostileWorkbookTests {
  private static let types = "<Types/>"
  private static let book = """
    <workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>
    """
  private static let relations = """
    <Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/s.xml"/>\
    <Relationship Id="r2" Type="t/sharedStrings" Target="shared.xml"/></Relationships>
    """

  private func parts(
    sheet: String = "<worksheet/>", book: String = book, relations: String = relations,
    more: [(String, [UInt8])] = []
  ) throws -> [UInt8] {
    try zipped(
      [
        ("[Content_Types].xml", Array(Self.types.utf8)), ("xl/workbook.xml", Array(book.utf8)),
        ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
        ("xl/worksheets/s.xml", Array(sheet.utf8)),
      ] + more)
  }

  private func sheet(_ cells: String) -> String {
    "<worksheet><sheetData>\(cells)</sheetData></worksheet>"
  }

  /// Processor seconds a refusal may take: 0.1 as released, more without optimisation.
  private static var limit: Double {
    #if DEBUG
      1
    #else
      0.1
    #endif
  }

  /// Processor seconds of this thread, which other work on the machine does not change.
  private var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What reading says; it must say so in time.
  private func problem(_ bytes: [UInt8]) throws -> WorkbookProblem {
    let start = seconds
    defer { #expect(seconds - start < Self.limit) }
    do {
      _ = try Table(reading: bytes, file: "f.xlsx")
    } catch {
      if case .workbook("f.xlsx", let problem) = error { return problem }
    }
    Issue.record("nothing was refused")
    return .otherArchive
  }

  @Test func `an honest archive made the same way is read`() throws {
    let rows = "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>"
    let read = try Table(reading: try parts(sheet: sheet(rows)), file: "f.xlsx")
    #expect(read.header == ["a"] && read.texts == [["1"]])
  }

  @Test func `a zip bomb is refused by what it declares`() throws {
    let bomb = [UInt8](repeating: 0x20, count: 64 << 20)
    let bytes = try parts(more: [("xl/media/x.bin", bomb)])
    #expect(bytes.count < 100_000)
    #expect(try problem(bytes).isOverLimit)
  }

  @Test func `a part larger than declared is refused as it unpacks`() throws {
    let text = sheet(String(repeating: " ", count: 8 << 20))
    var bytes = try parts(sheet: text)
    // Sizes stand in the central directory, 24 bytes into the entry, and in the local header.
    let size = withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { Array($0) }
    let small = withUnsafeBytes(of: UInt32(1000).littleEndian) { Array($0) }
    var places = 0
    for index in 0..<(bytes.count - 4) where Array(bytes[index..<(index + 4)]) == size {
      bytes.replaceSubrange(index..<(index + 4), with: small)
      places += 1
    }
    #expect(places >= 1)
    let found = try problem(bytes)
    #expect(found.isHostile || found.isDamaged || found.isOverLimit)
  }

  @Test func `entities are refused where they are declared`() throws {
    var laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">"
    for level in 1...20 {
      laughs += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    laughs += "]>" + sheet("<row><c t=\"str\"><v>&a20;</v></c></row>")
    #expect(try problem(try parts(sheet: laughs)).isHostile)
    let outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + Self.book
    #expect(try problem(try parts(book: outside)).isHostile)
  }

  @Test func `a huge dimension costs nothing`() throws {
    let text = """
      <worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>a</v>\
      </c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>
      """
    let read = try Table(reading: try parts(sheet: text), file: "f.xlsx")
    #expect(read.rowCount == 1 && read.sheetRow(0) == 1_048_576)
  }

  @Test(arguments: [
    "<row r=\"1048577\"><c><v>1</v></c></row>", "<row><c r=\"XFE1\"><v>1</v></c></row>",
    "<row><c r=\"A99999999999999999999\"><v>1</v></c></row>", "<row r=\"x\"/>",
    "<row><c t=\"s\"><v>7</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
    "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>",
    "<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "<row><c><v>1</v></row>",
    "<row r=\"9223372036854775807\"/><row><c><v>1</v></c></row>",
    "<row r=\"1\"><c r=\"A1\"><row r=\"2\"></row><v>1</v></c><c r=\"B1\"><v>1</v></c></row>",
    "<row><c r=\"A1\"><c r=\"B1\"><v>1</v></c></c></row>",
  ])
  func `cells that cannot be are refused`(cells: String) throws {
    let found = try problem(try parts(sheet: sheet(cells)))
    #expect(found.isDamaged || found.isOverLimit)
  }

  @Test func `elements of a cell's name outside rows are no cells`() throws {
    let text =
      "<worksheet><c><v>7</v></c><sheetData><row><c t=\"str\"><v>a</v></c></row>"
      + "<row><c><v>1</v></c></row></sheetData><c r=\"C3\"><v>8</v></c></worksheet>"
    let read = try Table(reading: try parts(sheet: text), file: "f.xlsx")
    #expect(read.header == ["a"] && read.rowCount == 1)
  }

  @Test func `merged blocks that cover too much are refused`() throws {
    let last = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"
    let text =
      "<worksheet><sheetData>\(last)</sheetData>"
      + String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 1000) + "</worksheet>"
    #expect(try problem(try parts(sheet: text)).isOverLimit)
  }

  @Test func `sheets wide and long at once are refused before they are laid out`() throws {
    let wide = (0..<16_000).map { _ in "<c><v>1</v></c>" }.joined()
    let long = (0..<3_000).map { _ in "<row><c><v>1</v></c></row>" }.joined()
    #expect(try problem(try parts(sheet: sheet("<row>\(wide)</row>\(long)"))).isOverLimit)
  }

  @Test func `deep nesting and giant tags are refused`() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    let tag = "<c r=\"" + String(repeating: "A", count: 3 << 20) + "\"/>"
    for text in [sheet(deep), sheet(tag)] {
      #expect(try problem(try parts(sheet: text)).isHostile)
    }
  }

  @Test(arguments: ["../../../etc/passwd", "/../x.xml", "..\\..\\x.xml"])
  func `parts outside the archive are refused`(target: String) throws {
    let relations =
      "<Relationships><Relationship Id=\"r1\" Type=\"t/worksheet\" Target=\"\(target)\"/></Relationships>"
    #expect(try problem(try parts(relations: relations)).isHostile)
    #expect(try problem(try parts(more: [("xl/../../evil.xml", [0x61])])).isHostile)
  }

  @Test func `files of other kinds are refused with advice`() throws {
    let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let encrypted = container + "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    #expect(try problem(container + [0, 1, 2]) == .oldExcel)
    #expect(try problem(encrypted) == .passwordProtected)
    #expect(try problem(Array("<html><table><tr><td>1".utf8)) == .markupNamedExcel)
    let ods = [("mimetype", Array("application/x".utf8)), ("content.xml", Array("<x/>".utf8))]
    #expect(try problem(try zipped(ods)) == .openDocument)
    #expect(try problem(try zipped([("xl/workbook.bin", [1])])) == .binaryWorkbook)
    #expect(try problem(try zipped([("word/document.xml", [1])])) == .otherArchive)
    #expect(WorkbookProblem.oldExcel.suggestion.description.contains(".xlsx"))
  }

  @Test(arguments: [0.1, 0.5, 0.9, 0.99])
  func `a workbook cut short is damaged`(share: Double) throws {
    let whole = try Golden("values.xlsx").bytes
    let cut = Array(whole.prefix(Int(Double(whole.count) * share)))
    #expect(try problem(cut).isDamaged)
  }

  @Test func `flipped bits are refused or change nothing that is read`() throws {
    let whole = try Golden("team-sheets.xlsx").bytes
    for index in stride(from: 4, to: whole.count, by: 37) {
      var bytes = whole
      bytes[index] ^= 0x55
      // Any answer will do but a crash.
      _ = try? Table(reading: bytes, file: "f.xlsx")
    }
  }
}

extension WorkbookProblem {
  fileprivate var isHostile: Bool { if case .hostile = self { true } else { false } }
  fileprivate var isDamaged: Bool { if case .damaged = self { true } else { false } }
  fileprivate var isOverLimit: Bool { if case .overLimit = self { true } else { false } }
}
