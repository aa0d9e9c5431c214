public import Phrases

/// What keeps a packed file from being read.
public enum CompressionProblem: Error, Equatable {
  /// The bytes are not what the compressor wrote.
  case damaged(Compression)
  /// The file ends too early.
  case cutOff(Compression)
  /// It unpacks to more than so many times its size.
  case tooDense(times: Int)
  /// It unpacks to more bytes than are read at once.
  case tooLarge(most: Int)
  /// A packed file in a packed file.
  case packedTwice

  /// What is wrong, without the place.
  public var sentence: Phrase {
    switch self {
    case .damaged(let kind): Phrase("the \(kind.rawValue) file is damaged")
    case .cutOff(let kind): Phrase("the \(kind.rawValue) file ends too early")
    case .tooDense(let times): Phrase("the file unpacks to more than \(times) times its size")
    case .tooLarge(let most): Phrase("the file unpacks to more than \(most >> 20) MB")
    case .packedTwice: Phrase("the packed file holds another packed file")
    }
  }

  /// What to do about it.
  public var suggestion: Phrase {
    switch self {
    case .damaged, .cutOff: Phrase("copy or download it again")
    case .tooDense, .tooLarge, .packedTwice: Phrase("unpack it first if it is what you expect")
    }
  }
}

/// What packed files may unpack to.
struct UnpackingLimits: Sendable {
  /// Deflate reaches 1032:1 on a bomb; tables of scores stay below 50:1.
  var times = 200
  /// Below this size the ratio is not looked at.
  var freeBytes = 64 << 20
  /// Bytes of files that are read whole.
  var whole = 4 << 30

  /// - Throws: `tooDense`.
  func check(packed: Int, unpacked: Int) throws(CompressionProblem) {
    if unpacked > freeBytes, unpacked / times > packed { throw .tooDense(times: times) }
  }
}
