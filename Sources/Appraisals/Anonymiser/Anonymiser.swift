public import Assessments
public import Phrases
import TableIO

/// A copy of a round with codes for names.
///
/// Units, teams and assessors get codes, and items and categories where that is asked for; free text and
/// columns that no analysis uses are left out, for they may hold names. Scores stay as they are, and who
/// knows a score may still know whose it is.
public struct Anonymiser: Sendable {
  /// A file of the copy.
  public struct File: Sendable {
    /// Its name inside the copy's folder.
    public let name: String
    /// All of it.
    public let bytes: [UInt8]

    /// Its text, which is UTF-8.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The scheme without remarks and with another name, then one CSV file per part of the round.
  public let files: [File]
  /// The codes of all names met so far: the key, which belongs in a file outside the copy.
  public let codes: NameCodes
  /// What was left out.
  public let notices: [Phrase]

  /// Makes the copy.
  ///
  /// - Parameters:
  ///   - reading: a round without errors.
  ///   - tables: the tables it was read from.
  ///   - codes: a new key, or that of an earlier year, so that the same names get the same codes.
  ///   - withItems: whether items, categories and areas get codes too.
  /// - Throws: `AppraisalError` where the round has errors.
  /// - Complexity: one pass over the cells.
  public init(
    _ reading: RoundReading, _ tables: [RoundTable], codes: NameCodes, withItems: Bool = false
  ) throws(AppraisalError) {
    let round = try SoundRound(reading).round
    var codes = codes
    var notices: [Phrase] = []
    var files: [File] = []
    for input in reading.inputs where input.name == "scheme.yaml" {
      var scheme = try Self.scheme(input)
      if withItems { scheme.instrument = scheme.instrument?.inCodes(&codes) }
      files.append(File(name: input.name, bytes: try Self.text(of: scheme, input)))
    }
    for table in tables {
      let copy = AnonymousTable(table, of: round, &codes, withItems: withItems)
      let name = table.name + ".csv"
      files.append(File(name: name, bytes: Array(csv(header: copy.header, rows: copy.rows).utf8)))
      if !copy.leftOut.isEmpty {
        notices.append(Phrase("\(name): left out, for they may hold names: \(copy.leftOut)"))
      }
    }
    self.files = files
    self.codes = codes
    self.notices = notices
  }

  /// The scheme with a name that says nothing but the year, and without its remarks and what it says of
  /// files, sheets and columns.
  private static func scheme(_ input: InputFile) throws(AppraisalError) -> Scheme {
    do {
      var scheme = try Scheme(
        yaml: String(decoding: textInUTF8(input.bytes, file: input.name), as: UTF8.self),
        file: input.name)
      scheme.name = scheme.year.map { "round \($0)" } ?? "round"
      return scheme
    } catch {
      throw AppraisalError(.badData, Phrase("\(input.name): \(error)"))
    }
  }

  private static func text(
    of scheme: Scheme, _ input: InputFile
  ) throws(AppraisalError) -> [UInt8] {
    do {
      return Array(try scheme.yaml.utf8)
    } catch {
      throw AppraisalError(.badData, Phrase("\(input.name): \(error)"))
    }
  }

  /// Reads a round and makes the copy.
  ///
  /// - Parameters:
  ///   - path: a folder, or one CSV or Excel file.
  ///   - reader: how the files are to be read.
  ///   - codes: a new key, or that of an earlier year.
  ///   - withItems: whether items, categories and areas get codes too.
  /// - Throws: `AppraisalError` where a file cannot be read, or the round has errors.
  public init(
    path: String, reader: RoundReader = RoundReader(), codes: NameCodes = NameCodes(),
    withItems: Bool = false
  ) throws(AppraisalError) {
    let read: (reading: RoundReading, tables: [RoundTable])
    do {
      read = try reader.readTables(path: path)
    } catch {
      throw AppraisalError(error)
    }
    try self.init(read.reading, read.tables, codes: codes, withItems: withItems)
  }

  /// How many names have codes.
  ///
  /// - Parameter path: where the key is kept.
  public func sentence(key path: String) -> Phrase {
    let (units, teams, assessors) = (codes.count(.unit), codes.count(.team), codes.count(.assessor))
    let (items, categories) = (codes.count(.item), codes.count(.category))
    guard items + categories > 0 else {
      return Phrase(
        "names that have codes: units \(units), teams \(teams), assessors \(assessors); the key is "
          + "\(path)")
    }
    return Phrase(
      "names that have codes: units \(units), teams \(teams), assessors \(assessors), items \(items), "
        + "categories and areas \(categories); the key is \(path)")
  }
}

extension Instrument {
  /// The same full marks under codes and in their order; what items are about is left out.
  fileprivate func inCodes(_ codes: inout NameCodes) -> Instrument {
    var areas = areas
    for area in areas.indices {
      areas[area].id = codes.code(areas[area].id, .category)
      for category in areas[area].categories.indices {
        let own = areas[area].categories[category]
        areas[area].categories[category].id = codes.code(own.id, .category)
        areas[area].categories[category].items = own.items.map {
          Item(id: codes.code($0.id, .item), full: $0.full, kind: $0.kind)
        }.sorted { $0.id < $1.id }
      }
      areas[area].categories.sort { $0.id < $1.id }
    }
    return Instrument(areas: areas.sorted { $0.id < $1.id })
  }
}
