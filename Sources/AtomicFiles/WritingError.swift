import Foundation
public import Phrases

/// Why a file or folder cannot be written.
public enum WritingError: SpokenError, Equatable {
  /// The folder holds something that is none of the files to be written; holds its name.
  case holdsOthers(path: String, name: String)
  /// Something is there that must not be written over.
  case isThere(path: String)
  /// A folder is to be written where a file is.
  case isFile(path: String)
  /// A file is to be written where a folder is.
  case isFolder(path: String)
  /// No name that a file or folder can have.
  case noName(String)
  /// The system refuses; holds its number of the reason.
  case refused(path: String, code: Int32)
  /// All is written, but what it replaced cannot be removed.
  case leftover(path: String, code: Int32)

  /// The reason as a sentence, with what to do about it.
  public var phrase: Phrase {
    switch self {
    case .holdsOthers(let path, let name):
      Phrase("\(path) holds other files (\(name)); name a new folder with -o")
    case .isThere(let path):
      Phrase("\(path) exists already and may have been edited; name a new file")
    case .isFile(let path): Phrase("\(path) is a file; name a folder with -o")
    case .isFolder(let path): Phrase("\(path) is a folder; name a file")
    case .noName(let name): Phrase("'\(name)' cannot be the name of a file or folder; name another")
    case .refused(let path, let code): Self.refusal(path, code)
    case .leftover(let path, let code):
      Phrase(
        "all is written, but what was there before is still in \(path): \(Self.reason(code)); remove it"
      )
    }
  }

  /// The failure of the last call of the system.
  static func last(_ path: String) -> WritingError { .refused(path: path, code: errno) }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func refusal(_ path: String, _ code: Int32) -> Phrase {
    let refusal = Phrase("\(path): cannot be written: \(reason(code))")
    switch code {
    case ENOSPC, EDQUOT: return Phrase("\(refusal); make room, or name a place on another disk")
    case EFBIG:
      return Phrase("\(refusal); raise the limit ('ulimit -f'), or name a place on another disk")
    case EACCES, EPERM, EROFS: return Phrase("\(refusal); name a place where you may write")
    case EBUSY, EXDEV: return Phrase("\(refusal); name a new folder, such as one inside it")
    case ENOTDIR, EEXIST:
      return Phrase("\(refusal); a part of the path is a file, so name another place")
    case ENAMETOOLONG: return Phrase("\(refusal); name it shorter")
    default: return Phrase("\(refusal); name another place")
    }
  }
}
