import Dispatch
import Foundation
import Synchronization

/// A share of a study's replicates: the third of eight is written `3/8`.
public struct StudyPart: Codable, Equatable, Sendable {
  public let place: Int
  public let count: Int

  /// nil for a text of another form, or a place beyond the count.
  public init?(_ text: String) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let place = sides[0], let count = sides[1],
      (1...count.clamped).contains(place)
    else { return nil }
    (self.place, self.count) = (place, count)
  }

  /// Whether the part has the turn of a replicate, all replicates of the study counted through.
  func has(_ turn: Int) -> Bool { turn % count == place - 1 }
}

extension Int {
  fileprivate var clamped: Int { Swift.max(1, self) }
}

/// Why a study cannot be carried out or joined.
public struct StudyError: Error, CustomStringConvertible {
  public let description: String
}

/// A simulation study: all of it at once, a part of it, or parts joined.
///
/// Replicates draw from streams of their own, so that which process computes one does not matter:
///
///     severity-study 400 --part 3/8 --parts DIR    writes DIR/severity-study-3-of-8.jsonl
///     severity-study 400 --join --parts DIR        reads all eight and reports as the whole study does
///
/// What takes time is said on standard error, never in a report.
public final class Study {
  private enum Mode {
    case whole
    case part(StudyPart)
    case join([Key: Data])
  }

  private struct Key: Hashable {
    let section: String
    let replicate: Int
  }

  /// The first line of a part file.
  private struct Head: Codable, Equatable {
    let study: String
    let arguments: [String]
    let commit: String
    let part: StudyPart
  }

  /// One line of a part file for each replicate.
  private struct Line<Outcome: Codable>: Codable {
    let section: String
    let replicate: Int
    let outcome: Outcome
  }

  private struct Place: Decodable {
    let section: String
    let replicate: Int
  }

  /// What the study is asked for, without the options of parts.
  public let arguments: [String]
  private let name: String
  private let folder: URL
  private var mode = Mode.whole
  private var turn = 0
  private var lines: [Data] = []
  private var used = 0

  /// - Parameters:
  ///   - name: of the program.
  ///   - words: the arguments of the command line.
  /// - Throws: `StudyError` for options that mean nothing, or parts that are missing, differ or overlap.
  public init(_ name: String, _ words: [String] = Array(CommandLine.arguments.dropFirst())) throws {
    var rest: [String] = []
    var (part, isJoin, folder) = (String?.none, false, "parts")
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--part": part = words.popFirst() ?? ""
      case "--parts": folder = words.popFirst() ?? ""
      case "--join": isJoin = true
      default: rest.append(word)
      }
    }
    self.name = name
    arguments = rest
    self.folder = URL(filePath: folder)
    if let part {
      guard !isJoin, let own = StudyPart(part) else {
        throw StudyError(
          description: "--part \(part): give a part as 3/8, the third of eight, and no --join")
      }
      mode = .part(own)
    } else if isJoin {
      mode = .join(try read())
    }
  }

  /// The study of a program, which ends with a sentence where its options or parts are wrong.
  public static func started(_ name: String) -> Study {
    do {
      return try Study(name)
    } catch {
      remark("\(name): \(error)")
      exit(65)
    }
  }

  private func file(_ part: StudyPart) -> URL {
    folder.appending(path: "\(name)-\(part.place)-of-\(part.count).jsonl")
  }

  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  /// The lines of all parts by their replicates.
  private func read() throws -> [Key: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("\(name)-") && $0.hasSuffix(".jsonl") }.sorted()
    var (found, parts) = ([Key: Data](), [Int: Head]())
    for name in names {
      let url = folder.appending(path: name)
      let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"))
      guard let first = lines.first, let head = try? decoder.decode(Head.self, from: first),
        head.study == self.name
      else { throw StudyError(description: "\(url.path): no part of \(self.name)") }
      let like = parts.values.first ?? head
      guard head.arguments == arguments, head.part.count == like.part.count,
        head.commit == Machine.commit
      else {
        throw StudyError(
          description: "\(url.path): a part of another run: \(head.arguments) at \(head.commit)")
      }
      guard parts.updateValue(head, forKey: head.part.place) == nil else {
        throw StudyError(description: "\(url.path): part \(head.part.place) is there twice")
      }
      for line in lines.dropFirst() {
        let place = try decoder.decode(Place.self, from: line)
        found[Key(section: place.section, replicate: place.replicate)] = Data(line)
      }
    }
    let count = parts.values.first?.part.count ?? 0
    let missing = (1...count.clamped).filter { parts[$0] == nil }
    guard count > 0, missing.isEmpty else {
      throw StudyError(description: "\(folder.path): parts of \(name) are missing: \(missing)")
    }
    return found
  }

  /// Whether all replicates are computed here.
  public var isWhole: Bool { if case .whole = mode { true } else { false } }

  /// What comes of each replicate of a section; of a part, those whose turn it is.
  ///
  /// - Parameters:
  ///   - section: unique in the study.
  ///   - count: how many replicates it has.
  ///   - isParallel: whether replicates are computed at the same time.
  ///   - work: what comes of one, from its number alone.
  public func replicates<Outcome: Codable & Sendable>(
    _ section: String, _ count: Int, isParallel: Bool = true,
    _ work: @escaping @Sendable (Int) throws -> Outcome
  ) throws -> [Outcome] {
    let first = turn
    turn += count
    if case .join(let found) = mode {
      return try (0..<count).map { replicate in
        guard let line = found[Key(section: section, replicate: replicate)] else {
          throw StudyError(description: "\(section): replicate \(replicate) is in no part")
        }
        used += 1
        return try decoder.decode(Line<Outcome>.self, from: line).outcome
      }
    }
    let own = (0..<count).filter { replicate in
      if case .part(let part) = mode { part.has(first + replicate) } else { true }
    }
    let results = Mutex([Result<Outcome, any Error>?](repeating: nil, count: own.count))
    let one: @Sendable (Int) -> Void = { index in
      let outcome = Result { try work(own[index]) }
      results.withLock { $0[index] = outcome }
    }
    if isParallel {
      DispatchQueue.concurrentPerform(iterations: own.count, execute: one)
    } else {
      for index in own.indices { one(index) }
    }
    let outcomes = try results.withLock { try $0.compactMap { try $0?.get() } }
    if case .part = mode {
      for (replicate, outcome) in zip(own, outcomes) {
        lines.append(
          try encoder.encode(Line(section: section, replicate: replicate, outcome: outcome)))
      }
    }
    return outcomes
  }

  /// Ends the study: reports the whole of it, or writes the part.
  public func finish(_ report: () throws -> Void) throws {
    switch mode {
    case .whole: try report()
    case .join(let found):
      guard used == found.count else {
        throw StudyError(description: "the parts hold \(found.count) replicates, the study \(used)")
      }
      try report()
    case .part(let part):
      let head = Head(study: name, arguments: arguments, commit: Machine.commit, part: part)
      let all = [try encoder.encode(head)] + lines
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(all.map { $0 + [UInt8(ascii: "\n")] }.joined()).write(
        to: file(part), options: .atomic)
    }
  }
}

/// Says something that is no part of a report.
public func remark(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}
