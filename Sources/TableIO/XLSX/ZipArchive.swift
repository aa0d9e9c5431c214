internal import CZip
import Foundation

/// A zip archive in memory, refused at opening when what it declares is over the limits.
final class ZipArchive {
  struct Entry {
    let index: UInt64
    let size: Int
    let packed: Int
    let isEncrypted: Bool
  }

  let limits: WorkbookLimits
  /// By lower-case name: parts of a workbook are found whatever their case.
  private let entries: [String: Entry]
  private let handle: OpaquePointer

  /// - Throws: `damaged`, `overLimit` or `hostile`, before anything is unpacked.
  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookProblem) {
    self.limits = limits
    guard let copy = malloc(max(1, bytes.count)) else { throw .overLimit("no memory for it") }
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) }
    }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
      free(copy)
      throw .overLimit("no memory for it")
    }
    guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), nil) else {
      zip_source_free(source)
      throw .damaged("the archive is cut short or no zip archive")
    }
    do {
      entries = try Self.entries(of: handle, limits)
    } catch {
      zip_discard(handle)
      throw error
    }
    self.handle = handle
  }

  deinit { zip_discard(handle) }

  private static func entries(
    of handle: OpaquePointer, _ limits: WorkbookLimits
  ) throws(WorkbookProblem) -> [String: Entry] {
    let count = Int(zip_get_num_entries(handle, 0))
    guard count <= limits.entries else { throw .overLimit("\(count) parts in the archive") }
    var entries: [String: Entry] = [:]
    var total = 0
    for index in 0..<UInt64(max(0, count)) {
      var stat = zip_stat_t()
      guard zip_stat_index(handle, index, 0, &stat) == 0, let text = stat.name else {
        throw .damaged("part \(index + 1) has no name")
      }
      let name = String(cString: text).replacing("\\", with: "/").lowercased()
      let steps = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !name.hasPrefix("/"), !steps.contains("..") else {
        throw .hostile("a part is named as a path out of the archive")
      }
      let size = Int(clamping: stat.size)
      let packed = Int(clamping: stat.comp_size)
      total = total.addingReportingOverflow(size).overflow ? Int.max : total + size
      guard total <= limits.unpackedBytes else {
        throw .overLimit("it unpacks to more than \(limits.unpackedBytes >> 20) MB")
      }
      guard size <= limits.freeBytes || size / max(1, packed) <= limits.ratio else {
        throw .overLimit("a part unpacks to \(size / max(1, packed)) times its size")
      }
      guard !name.hasSuffix("/") else { continue }
      let entry = Entry(
        index: index, size: size, packed: packed,
        isEncrypted: stat.encryption_method != UInt16(ZIP_EM_NONE))
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw .hostile("two parts have one name")
      }
    }
    return entries
  }

  /// Lower-case names of all parts, in order.
  var names: [String] { entries.keys.sorted() }

  func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// Unpacks a part piece by piece; false when there is none of that name.
  ///
  /// - Throws: `overLimit` as soon as more comes out than the archive declares.
  func read(
    _ name: String,
    _ use: (UnsafeRawBufferPointer) throws(WorkbookProblem) -> Void
  ) throws(WorkbookProblem) -> Bool {
    guard let entry = entries[name.lowercased()] else { return false }
    guard !entry.isEncrypted else { throw .passwordProtected }
    guard let file = zip_fopen_index(handle, entry.index, 0) else {
      throw .damaged("part \(name) cannot be opened")
    }
    defer { zip_fclose(file) }
    // Pieces fit the second-level cache together with what the parser keeps.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var done = 0
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
      guard count >= 0 else { throw .damaged("part \(name) cannot be unpacked") }
      if count == 0 { break }
      done += count
      guard done <= entry.size else { throw .hostile("part \(name) is larger than declared") }
      try use(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard done == entry.size else { throw .damaged("part \(name) is cut short") }
    return true
  }
}
