internal import CExpat
import Foundation

/// The name of an element without its prefix, good only while its event lasts.
struct XMLName {
  let pointer: UnsafePointer<CChar>

  init(_ full: UnsafePointer<CChar>) {
    pointer = strchr(full, CInt(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? full
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    strcmp(name.pointer, UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// The first byte when the name has no other.
  var letter: UInt8? {
    pointer[0] != 0 && pointer[1] == 0 ? UInt8(bitPattern: pointer[0]) : nil
  }
}

/// Names and values in turn, closed by nil, as expat hands them over.
struct XMLAttributes {
  let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of an attribute, whatever its prefix.
  subscript(name: StaticString) -> String? {
    var index = 0
    while let found = pointer[index], let value = pointer[index + 1] {
      if XMLName(found) == name { return String(cString: value) }
      index += 2
    }
    return nil
  }

  func flag(_ name: StaticString) -> Bool { ["1", "true", "on"].contains(self[name] ?? "") }
}

/// Streams the elements of one part to a subclass; document types and deep nesting are refused.
class XMLReader {
  private let parser: XML_Parser
  private let limits: WorkbookLimits
  private var depth = 0
  private var silent = 0
  private var problem: WorkbookProblem?

  init(limits: WorkbookLimits) throws(WorkbookProblem) {
    guard let parser = XML_ParserCreate(nil) else { throw .overLimit("no memory for it") }
    self.parser = parser
    self.limits = limits
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let reader = XMLReader.of(user), let name, let attributes else { return }
        reader.opened(XMLName(name), XMLAttributes(pointer: attributes))
      },
      { user, name in
        guard let reader = XMLReader.of(user), let name else { return }
        reader.closed(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { user, text, count in
      guard let reader = XMLReader.of(user), let text else { return }
      reader.silent = 0
      reader.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
    }
    // Entities can only be declared in a document type, which no workbook has.
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      XMLReader.of(user)?.stop(.hostile("it declares a document type, which can hide entities"))
    }
    XML_SetEntityDeclHandler(parser) { user, _, _, _, _, _, _, _, _ in
      XMLReader.of(user)?.stop(.hostile("it declares entities"))
    }
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { XML_ParserFree(parser) }

  /// Reads a part from start to end; false when the archive has none of that name.
  func read(_ part: String, of archive: ZipArchive) throws(WorkbookProblem) -> Bool {
    let found = try archive.read(part) { (bytes) throws(WorkbookProblem) in
      silent += bytes.count
      guard silent <= limits.silentBytes else { throw .hostile("part \(part) has a giant tag") }
      try parse(bytes, part: part, last: false)
    }
    if found { try parse(UnsafeRawBufferPointer(start: nil, count: 0), part: part, last: true) }
    return found
  }

  private func parse(
    _ bytes: UnsafeRawBufferPointer, part: String, last: Bool
  ) throws(WorkbookProblem) {
    let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, base, Int32(bytes.count), last ? 1 : 0)
    if let problem { throw problem }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
      throw .damaged("part \(part), line \(XML_GetCurrentLineNumber(parser)): \(reason)")
    }
  }

  /// Ends reading; the problem is thrown.
  final func stop(_ problem: WorkbookProblem) {
    guard self.problem == nil else { return }
    self.problem = problem
    XML_StopParser(parser, 0)
  }

  // What subclasses replace.
  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
    user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    silent = 0
    depth += 1
    guard depth <= limits.depth else {
      return stop(.hostile("elements lie more than \(limits.depth) deep"))
    }
    start(name, attributes)
  }

  private func closed(_ name: XMLName) {
    silent = 0
    depth -= 1
    end(name)
  }
}
