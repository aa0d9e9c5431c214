internal import AtomicFiles
import Foundation
import Phrases
import TableIO

/// Codes in place of names: the same name gets the same code under the same secret, and nobody
/// without the secret can find out whether a code is a certain name's.
///
/// A code is a letter for the kind and the first 8 hexadecimal digits of the HMAC-SHA-256 (RFC 2104)
/// of kind and name; 4 more where another name of the kind has those already.
public struct NameCodes: Codable, Sendable {
  /// Whose name it is; equal names of two kinds have two codes.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// An assessed unit.
    case unit
    /// A team of assessors.
    case team
    /// An assessor.
    case assessor
    /// What assessors score.
    case item
    /// A category or an area of items.
    case category

    fileprivate var letter: String { rawValue.prefix(1).uppercased() }
  }

  /// Grows whenever a reader of earlier keys would misread this one.
  private static let currentFormat = 1
  private let format: Int
  /// 64 hexadecimal digits.
  private let secret: String
  /// Kind → name → code.
  public private(set) var codes: [String: [String: String]] = [:]
  private var taken: Set<String> = []

  private enum CodingKeys: CodingKey { case format, secret, codes }

  /// Codes under a secret of 256 bits from the system's generator for cryptography.
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(secret: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  /// Codes under a secret of one's own.
  ///
  /// - Parameter secret: 32 bytes that nobody can guess.
  public init(secret: [UInt8]) {
    precondition(secret.count == 32, "a secret has 256 bits")
    format = Self.currentFormat
    self.secret = hexadecimal(secret)
  }

  /// The code of a name; the empty name has none.
  public mutating func code(_ name: String, _ kind: Kind) -> String {
    guard !name.isEmpty else { return "" }
    if let known = codes[kind.rawValue]?[name] { return known }
    let digits = hexadecimal(
      hmacSHA256(Array("\(kind.rawValue)\u{0}\(name)".utf8), key: Array(secret.utf8)),
      uppercase: true)
    let lengths = stride(from: 8, through: digits.utf8.count, by: 4)
    let code = lengths.lazy.map { "\(kind.letter)-\(digits.prefix($0))" }
      .first { !taken.contains($0) }
    // All 64 digits of another name would be a collision of SHA-256.
    guard let code else { preconditionFailure("two names with one HMAC") }
    codes[kind.rawValue, default: [:]][name] = code
    taken.insert(code)
    return code
  }

  /// How many names of a kind have codes.
  public func count(_ kind: Kind) -> Int { codes[kind.rawValue]?.count ?? 0 }
}

extension NameCodes {
  /// Reads the key at a path, or makes a new one where there is none.
  ///
  /// - Throws: `AppraisalError` where the file is no key, or one of another version.
  public init(path: String) throws(AppraisalError) {
    guard FileManager.default.fileExists(atPath: path) else {
      self.init()
      return
    }
    do {
      self = try JSONDecoder().decode(NameCodes.self, from: Data(try fileBytes(path)))
    } catch {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(path): no key of 'steelyard anonymise': \(error.localizedDescription); name "
            + "another file with --key"))
    }
    guard format == Self.currentFormat, secret.utf8.count == 64 else {
      throw AppraisalError(
        .badData,
        Phrase("\(path): a key of another version of steelyard; name another file with --key"))
    }
    taken = Set(codes.values.flatMap(\.values))
  }

  /// Writes the key for its owner alone (mode 0600), all of it or nothing.
  ///
  /// - Throws: `AppraisalError` where the file cannot be written.
  public func write(to path: String) throws(AppraisalError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes: [UInt8]
    do {
      bytes = Array(try encoder.encode(self) + Data("\n".utf8))
    } catch {
      throw AppraisalError(.unwritable, Phrase("\(path): \(error.localizedDescription)"))
    }
    do {
      try WholeFile(bytes).write(to: path, permissions: 0o600)
    } catch {
      throw AppraisalError(error)
    }
  }
}
