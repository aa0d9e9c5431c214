import CFuzzer
import TableIO

/// Changes of a workbook that leave a sound zip, so that what is behind its check sums is reached.
enum ZipMutation {
  /// One part changed, doubled, left out or under another's name; nil where the bytes are no sound zip.
  static func part(_ bytes: [UInt8], _ generator: inout MutationSource) -> [UInt8]? {
    guard var parts = try? ZippedFiles(bytes).files, !parts.isEmpty else { return nil }
    let place = Int.random(in: 0..<parts.count, using: &generator)
    let other = Int.random(in: 0..<parts.count, using: &generator)
    switch Int.random(in: 0..<32, using: &generator) {
    case 0: parts.remove(at: place)
    case 1: parts.append(parts[place])
    case 2: parts[place].bytes = parts[other].bytes
    case 3: parts[place].name = parts[other].name
    case 4: parts[place].name = changed(Array(parts[place].name.utf8)).map(text) ?? "a"
    case 5..<14: parts[place].bytes = elements(parts[place].bytes, parts[other].bytes, &generator)
    default: parts[place].bytes = changed(parts[place].bytes) ?? []
    }
    return StoredZip.bytes(parts)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// As libFuzzer changes bytes: with words of the dictionary, numbers it saw compared, and pieces moved.
  private static func changed(_ bytes: [UInt8]) -> [UInt8]? {
    let room = bytes.count + 256
    var buffer = bytes + [UInt8](repeating: 0, count: room - bytes.count)
    let count = LLVMFuzzerMutate(&buffer, bytes.count, room)
    return count == 0 ? nil : Array(buffer[..<count])
  }

  /// An element left out, doubled, replaced by one of another part, or with an odd value.
  private static func elements(
    _ bytes: [UInt8], _ others: [UInt8], _ generator: inout MutationSource
  ) -> [UInt8] {
    var pieces = split(bytes)
    guard !pieces.isEmpty else { return bytes }
    let place = Int.random(in: 0..<pieces.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: pieces.remove(at: place)
    case 1: pieces.insert(pieces[place], at: place)
    case 2:
      let found = split(others)
      guard !found.isEmpty else { return bytes }
      pieces.insert(found[Int.random(in: 0..<found.count, using: &generator)], at: place)
    case 3: pieces.swapAt(place, Int.random(in: 0..<pieces.count, using: &generator))
    default: pieces[place] = oddValue(in: pieces[place], &generator)
    }
    return Array(pieces.joined())
  }

  /// A tag with the text behind it, piece by piece.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: "<") }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { bytes[$0..<$1] }
  }

  private static let odd = [
    "", "0", "-1", "1e308", "nan", "4294967296", "1048577", "XFE1048577", "A0", "s", "b", "e", "d",
    "inlineStr", "rId999", "../../../x", "0.0%", "yyyy-mm-dd", "99999999999999999999", "&amp;", "甲",
  ]

  /// One value in quotation marks, or the text, is replaced.
  private static func oddValue(
    in piece: ArraySlice<UInt8>, _ generator: inout MutationSource
  ) -> ArraySlice<UInt8> {
    let value = Array(odd[Int.random(in: 0..<odd.count, using: &generator)].utf8)
    var piece = piece
    let marks = piece.indices.filter { piece[$0] == UInt8(ascii: "\"") }
    let choice = Int.random(in: 0...(marks.count / 2), using: &generator)
    if choice < marks.count / 2 {
      piece.replaceSubrange((marks[2 * choice] + 1)..<marks[2 * choice + 1], with: value)
    } else if let end = piece.lastIndex(of: UInt8(ascii: ">")) {
      piece.replaceSubrange((end + 1)..., with: value)
    }
    return piece
  }
}
