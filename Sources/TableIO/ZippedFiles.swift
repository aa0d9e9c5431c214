/// The files of a zip archive, such as a workbook, unpacked.
public struct ZippedFiles: Sendable {
  /// A file with its name in the archive, in lower case.
  public let files: [(name: String, bytes: [UInt8])]

  /// Unpacks an archive.
  ///
  /// - Throws: `WorkbookProblem` where it is damaged, encrypted, or larger than a workbook may be.
  public init(_ archive: [UInt8]) throws(WorkbookProblem) {
    let zip = try ZipArchive(archive, limits: WorkbookLimits())
    var files: [(name: String, bytes: [UInt8])] = []
    for name in zip.names {
      var bytes: [UInt8] = []
      _ = try zip.read(name) { bytes.append(contentsOf: $0) }
      files.append((name, bytes))
    }
    self.files = files
  }
}
