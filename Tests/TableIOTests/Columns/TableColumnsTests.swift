import Phrases
import Statistics
import TestSupport
import Testing

@testable import TableIO

@Suite struct TableColumnsTests {
  /// What reading gives: the columns, or why there are none.
  private enum Outcome: Equatable {
    case columns([String])
    case failure(TableError)
  }

  /// Everything a table says of its columns, line by line.
  private func outcome(_ columns: () throws -> TableColumns) throws -> Outcome {
    do {
      let read = try columns()
      var lines = ["\(read.header)", "\(read.rowCount)", "\(read.raggedRows)"]
      lines += read.notices.map(\.line.description)
      lines.append("\((0..<read.rowCount).map { read.sheetRow($0) })")
      for column in Set(read.header).compactMap({ read.header.firstIndex(of: $0) }).sorted() {
        let (codes, numbers) = (read.codes(column), read.numbers(column))
        lines.append("\(codes.levels) \(codes.codes)")
        lines.append("\(numbers.unreadable as Any) \(numbers.unsquareable as Any)")
        // Nothing is said of numbers after a text among them.
        let end = numbers.unreadable?.row ?? numbers.count
        lines.append("\(numbers.blanks.filter { $0 < end })")
        lines += (0..<end).map { row in
          let exact = numbers.exact(row)
          return "\(exact.head.bitPattern) \(exact.tail.bitPattern)"
        }
        lines.append("\(numbers.less(0.1).prefix(end).map(\.bitPattern))")
      }
      return .columns(lines)
    } catch let error as TableError {
      return .failure(error)
    }
  }

  private func all(_ header: [String]) -> [String: TableColumns.Use] {
    Dictionary(header.map { ($0, [.labels, .numbers]) }) { one, _ in one }
  }

  private func expectSame(
    _ bytes: [UInt8], encoding: TextEncoding? = nil, blockSize: Int, threads: Int,
    _ comment: Comment? = nil
  ) throws -> Bool {
    let options = TableOptions(encoding: encoding)
    let header =
      (try? Table(reading: bytes, file: "t.csv", options: options))?.header ?? []
    let whole = try outcome {
      TableColumns(try Table(reading: bytes, file: "t.csv", options: options), all(header))
    }
    let blocks = try outcome {
      try TableColumns(
        reading: ByteSource(bytes), file: "t.csv", options: options, uses: all(header),
        threads: threads, blockSize: blockSize)
    }
    #expect(whole == blocks, comment)
    if case .columns = whole { return true }
    return false
  }

  @Test(arguments: 0..<8)
  func `blocks of any size give the columns and errors of the whole table`(seed: Int) throws {
    var chance = PhiloxStream(seed: UInt64(seed), tag: 1)
    var sound = 0
    for _ in 0..<400 {
      let bytes = NastyText.bytes(using: &chance)
      let isSound = try expectSame(
        bytes, blockSize: Int.random(in: 1...40, using: &chance),
        threads: Int.random(in: 1...3, using: &chance),
        "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      if isSound { sound += 1 }
    }
    #expect((200..<400).contains(sound))
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian])
  func `a named encoding reads alike, and fails alike`(encoding: TextEncoding) throws {
    var chance = PhiloxStream(seed: 9, tag: 1)
    for _ in 0..<200 {
      _ = try expectSame(
        NastyText.bytes(using: &chance), encoding: encoding, blockSize: 16, threads: 2)
    }
  }

  @Test func `a column that turns to words late is read once more, as labels`() throws {
    let lines = (0..<2000).map { "\($0 % 7)\n" }.joined()
    let text = "x\n" + lines + "word\n"
    let read = try TableColumns(
      reading: ByteSource(Array(text.utf8)), file: "t.csv", options: TableOptions(),
      uses: ["x": .numbersOrLabels], threads: 2, blockSize: 64)
    #expect(read.numbers(0).unreadable == .init(row: 2000, text: "word"))
    #expect(read.codes(0).levels == ["0", "1", "2", "3", "4", "5", "6", "word"])
  }

  @Test func `a column of numbers is not kept as labels`() throws {
    let read = try TableColumns(
      reading: ByteSource(Array("x,y\n1,a\n2.5,b\n".utf8)), file: "t.csv",
      uses: ["x": .numbersOrLabels, "y": .numbersOrLabels])
    #expect(read.numbers(0).heads == [1, 2.5] && read.numbers(0).unreadable == nil)
    #expect(read.codes(1).levels == ["a", "b"] && read.numbers(1).unreadable?.row == 0)
  }

  @Test func `labels keep their order of appearance on any number of threads`() throws {
    var chance = PhiloxStream(seed: 5, tag: 1)
    let names = (0..<30_000).map { _ in
      let number = Int.random(in: 0..<4000, using: &chance)
      return number % 3 == 0 ? "a rather long name of number \(number)" : "n\(number)"
    }
    let text = "name\n" + names.joined(separator: "\n")
    let expected = Factor(names)
    for threads in 1...4 {
      let read = try TableColumns(
        reading: ByteSource(Array(text.utf8)), file: "t.csv", options: TableOptions(),
        uses: ["name": .labels], threads: threads, blockSize: 1000)
      #expect(read.codes(0).levels == expected.levels && read.codes(0).codes == expected.codes)
    }
  }

  @Test func `a file is read as its bytes are`() throws {
    let bytes = Array("g,y\r\na,1\r\n\r\nb,2\r\n".utf8)
    let folder = try TemporaryFolder()
    try folder.write(String(decoding: bytes, as: UTF8.self), to: "t.csv")
    let source = try ByteSource(path: folder.path("t.csv"))
    let read = try TableColumns(reading: source, file: "t.csv", uses: ["y": .numbers])
    #expect(read.numbers(1).heads == [1, 2] && read.sheetRow(1) == 4)
    #expect(try source.digest() == (bytes.count, sha256(bytes)) && source.isUnchanged())
    try folder.write("g,y\n", to: "t.csv")
    #expect(try !source.isUnchanged())
  }
}

/// Small texts with everything that makes reading delimited texts hard.
private enum NastyText {
  private static let cells = [
    "", "", "a", "b", "甲", "甲乙丙丁戊己庚辛壬癸", " a ", "\u{3000}x", "\"q\"", "\"\"", "\"a,b\"", "\"a\nb\"",
    "\"x\r\ny\"", "\"d\"\"q\"", "\"\"\"\"", "\"late\"tail", "mid\"dle", "1", "-2.50", "0.1", "007",
    "1e3",
    "1e200", "1e-200", ".5", "5.", "+3", " 7 ", "８２", "NA", "n/a", "不适用", "-", "-0", "nan",
    "12345678901234567890",
    "0.123456789012345678", "123456789012.5", "99999999999999.9", "é", "e\u{301}",
    "a long cell of more than sixteen bytes", "\u{FEFF}",
  ]
  private static let ends = ["\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n,\n"]

  static func bytes(using chance: inout some RandomNumberGenerator) -> [UInt8] {
    let delimiter = [",", ",", ",", ";", "\t"].randomElement(using: &chance) ?? ","
    let width = Int.random(in: 1...4, using: &chance)
    let isPlain = Bool.random(using: &chance)
    let own = isPlain ? cells.filter { !$0.contains("\"") } : cells
    let end = Bool.random(using: &chance) ? ends.randomElement(using: &chance) : nil
    var text = Int.random(in: 0..<6, using: &chance) == 0 ? "\u{FEFF}" : ""
    let rows = Int.random(in: 0...90, using: &chance)
    for row in 0..<rows {
      var count = width
      if row > 0, Int.random(in: 0..<30, using: &chance) == 0 {
        count = Int.random(in: 0...(width + 2), using: &chance)
      }
      let texts = (0..<count).map { column in
        row == 0 ? "c\(column)" : own.randomElement(using: &chance) ?? ""
      }
      text += texts.joined(separator: delimiter)
      if row < rows - 1 || Bool.random(using: &chance) {
        text += end ?? ends.randomElement(using: &chance) ?? "\n"
      }
    }
    var bytes = Array(text.utf8)
    switch Int.random(in: 0..<12, using: &chance) {
    case 0: bytes = (try? encoded(text, as: .gb18030)) ?? bytes
    case 1: bytes = (try? encoded(text, as: .utf16LittleEndian)) ?? bytes
    case 2: bytes.insert(0xFF, at: Int.random(in: 0...bytes.count, using: &chance))
    case 3: bytes += Array("\"never closed".utf8)
    default: break
    }
    return bytes
  }
}
