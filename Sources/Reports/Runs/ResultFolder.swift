public import Appraisals
public import Foundation
import Phrases

/// Files that are written into one folder, which appears at once.
public struct ResultFolder: Sendable {
  /// In the order they are written.
  public let files: [OutputFile]

  /// A folder of some files.
  public init(_ files: [OutputFile]) { self.files = files }

  /// Folders in the folder, as names of files tell.
  private var subfolders: [String] {
    Set(
      files.map(\.name).filter { $0.contains("/") }.map {
        ($0 as NSString).deletingLastPathComponent
      }
    )
    .sorted()
  }

  /// Writes the folder, by one rename.
  ///
  /// An existing folder is replaced only when it holds nothing but the files to be written.
  ///
  /// - Throws: `AppraisalError` where the folder holds other files or cannot be written.
  public func write(to path: String) throws(AppraisalError) {
    let manager = FileManager.default
    let target = URL(fileURLWithPath: path)
    let parent = target.deletingLastPathComponent()
    do {
      if manager.fileExists(atPath: path) {
        let others = Set(try manager.subpathsOfDirectory(atPath: path))
          .subtracting(files.map(\.name) + subfolders)
        guard others.isEmpty else {
          throw AppraisalError(
            .unwritable,
            Phrase("\(path) holds other files (\(others.sorted()[0])); name a new folder with -o"))
        }
      }
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      let temporary = parent.appendingPathComponent(
        ".\(target.lastPathComponent)-\(ProcessInfo.processInfo.processIdentifier)")
      try manager.createDirectory(at: temporary, withIntermediateDirectories: false)
      do {
        for folder in subfolders {
          try manager.createDirectory(
            at: temporary.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        for file in files {
          try write(file, to: temporary.appendingPathComponent(file.name))
        }
        if manager.fileExists(atPath: path) { try manager.removeItem(at: target) }
        try manager.moveItem(at: temporary, to: target)
      } catch {
        try? manager.removeItem(at: temporary)
        throw error
      }
    } catch let error as AppraisalError {
      throw error
    } catch {
      throw AppraisalError(
        .unwritable, Phrase("\(path): cannot be written: \(error.localizedDescription)"))
    }
  }

  private func write(_ file: OutputFile, to place: URL) throws {
    try Data().write(to: place)
    let handle = try FileHandle(forWritingTo: place)
    for piece in file.pieces { try handle.write(contentsOf: piece) }
    try handle.close()
  }

  /// Writes the folder; see `write(to:)` for a path.
  public func write(to folder: URL) throws(AppraisalError) { try write(to: folder.path) }
}
