import Phrases
import TestSupport
import Testing

@testable import TableIO

@Suite struct TextEncodingTests {
  // The files are by Python's codecs; Goldens/make-encodings.py.
  @Test(arguments: ["gb18030", "utf-16le-mark", "utf-16be-mark", "utf-16le", "utf-8-mark", "utf-8"])
  func `one table in every encoding reads the same`(name: String) throws {
    let read = try Golden.table("encoding-\(name).csv")
    #expect(read.header == ["单位", "考核组", "实地考核"])
    #expect(read.texts == [["市财政局", "第一组", "85.3"], ["㐂𠮷,嗀", "第二组", "８２"]])
    #expect(read.number(1, 2) == .number(82))
    #expect(read.has(.encoding) == !name.hasPrefix("utf-8"))
  }

  @Test func `the notice names the encoding`() throws {
    let notice = try #require(try Golden.table("encoding-gb18030.csv").notices.first)
    #expect(notice.value == "GB18030" && notice.line.description.contains("--encoding"))
  }

  @Test func `what is asked for is used and not remarked on`() throws {
    let bytes = try Golden("encoding-big5.csv").bytes
    let read = try Table(csv: bytes, file: "t.csv", encoding: TextEncoding(name: "Big5"))
    #expect(read.header == ["單位", "考核組"] && read.texts == [["財政局", "第一組"]])
    #expect(read.notices.isEmpty)
  }

  @Test func `UTF-16 takes its byte order from the mark`() throws {
    let bytes = try Golden("encoding-utf-16be-mark.csv").bytes
    let read = try Table(csv: bytes, file: "t.csv", encoding: TextEncoding(name: "utf-16"))
    #expect(read.header[0] == "单位")
  }

  @Test func `a bad byte is named with row, column and value`() throws {
    // 0xFF begins no character in UTF-8 nor in GB18030.
    let bytes = Array("a,b\n\"x,\ny\",".utf8) + [0xFF] + Array("\n".utf8)
    #expect {
      try Table(csv: bytes, file: "t.csv")
    } throws: { error in
      guard case .badByte(_, let place) = error as? TableError else { return false }
      return place.row == 3 && place.column == "B" && place.byte == 0xFF
        && place.encoding == .utf8 && "\(error)".contains("0xFF")
    }
  }

  @Test func `the encoding that gets further is the one reported`() throws {
    // 市 in GB18030 is no UTF-8; the 0xFF in row 2 is neither.
    let bytes: [UInt8] = [0xCA, 0xD0, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xFF, 0x0A]
    #expect {
      try Table(csv: bytes, file: "t.csv")
    } throws: { error in
      guard case .badByte(_, let place) = error as? TableError else { return false }
      return place.row == 2 && place.column == "B" && place.encoding == .gb18030
    }
  }

  @Test func `halves of UTF-16 characters are no delimiters`() throws {
    // U+4E0A holds 0x0A, U+522C holds 0x2C; the file ends in half a character.
    let bytes: [UInt8] = [0xFF, 0xFE, 0x0A, 0x4E, 0x2C, 0x00, 0x2C, 0x52, 0x0A, 0x00, 0x31]
    #expect {
      try Table(csv: bytes, file: "t.csv")
    } throws: { error in
      guard case .badByte(_, let place) = error as? TableError else { return false }
      return place.row == 2 && place.column == "A" && place.encoding == .utf16LittleEndian
    }
  }

  @Test(arguments: [
    ("GBK", TextEncoding.gb18030), ("utf8", .utf8), ("UTF-16LE", .utf16LittleEndian),
    ("cp936", .gb18030),
  ])
  func `encodings go by the names people use`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }
}
