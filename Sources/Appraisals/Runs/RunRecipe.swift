public import Assessments
public import MultiYear
public import Phrases
public import TableIO

/// Everything that decides the files of a run, besides the bytes of its inputs.
///
/// Threads are not part of it: the answer does not depend on them.
public struct RunRecipe: Codable, Equatable, Sendable {
  /// What is done.
  public enum Command: String, Codable, CaseIterable, Sendable {
    /// Checks the input and the design.
    case check
    /// Severities of teams and assessors.
    case bias
    /// Scores adjusted by every rule.
    case normalize
    /// How ranks depend on the weights.
    case weights
    /// What deserves a second look.
    case outliers
    /// All analyses of a round, of the weights of a plain table, or of raters.
    case report
    /// Changes over the years.
    case trend
    /// Variance components of a long table.
    case variance
    /// Agreement of raters.
    case icc
    /// A generalizability study of a long table.
    case gstudy
    /// Scores of one form on the scale of another.
    case equate
  }

  /// What is done.
  public var command: Command
  /// Of sentences, headings and pages.
  public var language: Language
  /// How CSV files are written.
  public var csvEncoding: CSVEncoding
  /// The round analysed; nil for plain tables, for years and for rounds built in memory.
  public var round: RoundSource?
  /// How a round is analysed; also seed, level and control of plain tables.
  public var analysis: Recipe?
  /// The plain table analysed.
  public var table: TableSource?
  /// The table of form Y, where it is not in `table`; nil for one table.
  public var secondTable: TableSource?
  /// Rounds of several years.
  public var years: YearsSource?
  /// Options of `variance`.
  public var variance: VarianceOptions?
  /// Options of `icc`.
  public var agreement: AgreementOptions?
  /// Options of `gstudy`.
  public var generalizability: GeneralizabilityOptions?
  /// Options of `equate`.
  public var equating: EquatingOptions?
  /// Options of `outliers` on a plain table.
  public var plainOutliers: PlainOutlierOptions?
  /// Options of `weights` on a plain table.
  public var plainWeights: PlainWeightOptions?
  /// Options of `report` on a table of one score per row.
  public var raters: RaterOptions?
  /// How `report` draws its charts as files of their own; nil for none.
  public var figures: FigureFormat?

  /// A recipe of a command; set the parts it needs.
  public init(_ command: Command, language: Language = .en, csvEncoding: CSVEncoding = .utf8) {
    self.command = command
    self.language = language
    self.csvEncoding = csvEncoding
  }

  /// Columns that are all the command reads of its table; nil where it may read any.
  var columns: [String: TableColumns.Use]? { command == .variance ? variance?.columns : nil }

  /// Seed of everything drawn by chance; 1 where nothing is drawn.
  public var seed: UInt64 {
    years?.seed ?? analysis?.seed ?? equating?.seed ?? generalizability?.seed ?? 1
  }
}

/// How charts are drawn as files.
public enum FigureFormat: String, Codable, CaseIterable, Sendable {
  /// Lines and letters, at any size.
  case svg
  /// Points.
  case png
}

/// Where a round is read from, and how.
public struct RoundSource: Codable, Equatable, Sendable {
  /// As the user gave it: relative paths stay relative; `-` is standard input.
  public var path: String
  /// Canonical column name to the name the file uses.
  public var columns: [String: String]
  /// Encoding of text files; nil finds it.
  public var encoding: TextEncoding?
  /// Sheet of a workbook; nil takes the visible ones.
  public var sheet: String?
  /// Weights that replace the scheme's, by component.
  public var weights: [String: Double]
  /// Headings of columns that are passed over; nil for none.
  public var ignored: [String]?
  /// Full marks that replace the scheme's, points by component; nil for none.
  public var full: [String: Double]?
  /// The path of the scheme; nil takes the one of the folder, or beside a single file.
  public var scheme: String?
  /// Weights of all components in their order, instead of `weights`; nil for none.
  public var weightList: [Double]?

  /// A path, read as its files say unless told otherwise.
  public init(
    path: String, columns: [String: String] = [:], encoding: TextEncoding? = nil,
    sheet: String? = nil, weights: [String: Double] = [:], weightList: [Double]? = nil,
    ignored: [String]? = nil, full: [String: Double]? = nil, scheme: String? = nil
  ) {
    self.ignored = ignored
    self.full = full
    self.scheme = scheme
    self.path = path
    self.columns = columns
    self.encoding = encoding
    self.sheet = sheet
    self.weights = weights
    self.weightList = weightList
  }

  /// What reads the round so.
  public var reader: RoundReader {
    var reader = RoundReader()
    reader.columns = columns
    reader.tables = TableOptions(encoding: encoding, sheet: sheet)
    reader.weights = weights
    reader.ignored = ignored ?? []
    reader.full = full ?? [:]
    reader.scheme = scheme
    reader.weightList = weightList
    return reader
  }
}

/// Where a plain table is read from, and how.
public struct TableSource: Codable, Equatable, Sendable {
  /// As the user gave it; `-` is standard input.
  public var path: String
  /// Encoding of a text file; nil finds it.
  public var encoding: TextEncoding?
  /// Sheet of a workbook; nil takes the first that holds a table.
  public var sheet: String?

  /// A path, read as the file says unless told otherwise.
  public init(path: String, encoding: TextEncoding? = nil, sheet: String? = nil) {
    self.path = path
    self.encoding = encoding
    self.sheet = sheet
  }

  /// The options of reading.
  public var options: TableOptions { TableOptions(encoding: encoding, sheet: sheet) }
}

/// Rounds of several years, and how they are compared.
public struct YearsSource: Codable, Equatable, Sendable {
  /// Rounds outside the archive, in order.
  public var rounds: [RoundSource]
  /// Years of rounds whose scheme has none, in their order.
  public var years: [Int]
  /// An archive of rounds; nil for none.
  public var archive: String?
  /// A file that says which units of which years are the same; nil for none. An archive has its own.
  public var mapping: String?
  /// Which years are compared with which.
  public var pairs: YearPairs
  /// Seed for all random draws.
  public var seed: UInt64
  /// Names of rounds whose groups are compared; nil for all.
  public var groups: [String]?
  /// The share of the groups that is compared; nil for all.
  public var part: GroupPart?

  /// Rounds, or an archive of them.
  public init(
    rounds: [RoundSource] = [], years: [Int] = [], archive: String? = nil,
    mapping: String? = nil, pairs: YearPairs = .both, seed: UInt64 = 1,
    groups: [String]? = nil, part: GroupPart? = nil
  ) {
    self.groups = groups
    self.part = part
    self.rounds = rounds
    self.years = years
    self.archive = archive
    self.mapping = mapping
    self.pairs = pairs
    self.seed = seed
  }
}

extension RunRecipe {
  /// What keeps the recipe from being carried out; nil where nothing does. A record may have been
  /// edited by hand.
  public var problem: Phrase? {
    func needs(_ part: Any?, _ name: String) -> Phrase? {
      part == nil ? Phrase("the recipe of '\(command.rawValue)' has no '\(name)'") : nil
    }
    switch command {
    case .report where table != nil:
      if raters == nil,
        let missing = needs(analysis, "analysis") ?? needs(plainWeights, "plainWeights")
      {
        return missing
      }
    case .check, .bias, .normalize, .report:
      if let missing = needs(round, "round") ?? needs(analysis, "analysis") { return missing }
    case .weights, .outliers:
      if let missing = needs(analysis, "analysis") { return missing }
      if round == nil && table == nil { return needs(nil as String?, "round") }
      if table != nil {
        if command == .weights, let missing = needs(plainWeights, "plainWeights") { return missing }
        if command == .outliers, let missing = needs(plainOutliers, "plainOutliers") {
          return missing
        }
      }
    case .trend:
      if let missing = needs(years, "years") { return missing }
      if let part = years?.part, !part.isPossible {
        return Phrase("\(part.description) is no part; give a part as 3/8, the third of eight")
      }
      if years?.archive != nil, years?.mapping != nil {
        return Phrase(
          "an archive has a mapping of its own; leave --mapping out, or put the file into the archive "
            + "with 'archive add --mapping'")
      }
    case .variance:
      if let missing = needs(table, "table") ?? needs(variance, "variance") { return missing }
    case .icc:
      if let missing = needs(table, "table") ?? needs(agreement, "agreement") { return missing }
    case .gstudy:
      if let missing = needs(table, "table") ?? needs(generalizability, "generalizability") {
        return missing
      }
    case .equate:
      if let missing = needs(table, "table") ?? needs(equating, "equating") { return missing }
    }
    if figures != nil, command != .report {
      return Phrase("only 'report' draws figures; '\(command.rawValue)' has none")
    }
    if let wrong = round?.weights.first(where: { !($0.value >= 0) || !$0.value.isFinite }) {
      return Phrase("weight \(wrong.value) of '\(wrong.key)' is not a number of 0 or more")
    }
    for (key, full) in (round?.full ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let problem = Scheme.Component.problem(ofFull: full, key) { return problem }
    }
    guard let analysis else { return nil }
    if let wrong = ([analysis.top] + analysis.tops).first(where: { $0 < 1 }) {
      return Phrase("\(wrong) is not a number of first units; give 1 or more")
    }
    if !(analysis.outliers.level > 0 && analysis.outliers.level < 1) {
      return Phrase("the level \(analysis.outliers.level) does not lie between 0 and 1")
    }
    return nil
  }

  /// Paths of the inputs, in the order they are read.
  public var paths: [String] {
    [round?.path, round?.scheme, table?.path, secondTable?.path].compactMap { $0 }
      + (years?.rounds.map(\.path) ?? [])
      + [years?.archive, years?.mapping].compactMap { $0 }
  }

  /// The recipe for inputs that are elsewhere.
  ///
  /// - Parameter path: from the recorded path of an input to where it is.
  func moved(_ path: (String) -> String) -> RunRecipe {
    var moved = self
    if let round {
      moved.round?.path = path(round.path)
      moved.round?.scheme = round.scheme.map(path)
    }
    if let table { moved.table?.path = path(table.path) }
    if let secondTable { moved.secondTable?.path = path(secondTable.path) }
    if let years {
      moved.years?.rounds = years.rounds.map {
        var round = $0
        round.path = path(round.path)
        return round
      }
      moved.years?.archive = years.archive.map(path)
      moved.years?.mapping = years.mapping.map(path)
    }
    return moved
  }
}
