internal import AtomicFiles
import Foundation

extension RoundArchive {
  /// Makes a new archive, which appears with all that `body` writes into it, or not at all.
  ///
  /// - Throws: `ArchiveError`, `isThere` where a file stands at the path, and whatever `body` throws.
  public static func make<Result>(
    _ path: String, _ body: (RoundArchive) throws -> Result
  ) throws -> Result {
    let file = try translating { () throws(WritingError) in try NewFile(at: path) }
    do {
      let result = try { () throws -> Result in
        let archive = try RoundArchive(path: path, at: file.path, create: true)
        let result = try body(archive)
        try archive.close()
        return result
      }()
      try translating { () throws(WritingError) in try file.appear() }
      return result
    } catch {
      file.discard()
      throw error
    }
  }

  private static func translating<Result>(
    _ work: () throws(WritingError) -> Result
  ) throws(ArchiveError) -> Result {
    do {
      return try work()
    } catch .isThere(let path) {
      throw .isThere(path: path)
    } catch {
      throw .notWritten(error)
    }
  }
}
