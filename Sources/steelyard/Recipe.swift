import ArgumentParser
import Assessments
import Normalization
import Phrases
import Statistics
import TableIO

/// All that decides what a report says, besides the bytes of its input files.
///
/// Threads are no part of it: the answer does not depend on them.
struct Recipe: Codable, Equatable {
  let command: String
  /// As the user gave it: relative paths stay relative.
  let round: String
  /// As given: unit=dept,team=grp.
  let columns: String?
  let encoding: String?
  let sheet: String?
  /// Of every component, from the scheme or from --weights.
  let weights: [String: Double]
  let seed: UInt64
  let rules: [String]
  let ties: String
  let csvEncoding: String
  /// Of sentences, headings and the page.
  let language: String
  /// The k of P(top k).
  let top: Int
  /// The sets of first units whose flips are looked for.
  let tops: [Int]

  /// The recipe of `report`, which applies every rule.
  init(_ options: RoundOptions, _ csv: CSVOption, round: Round) {
    command = Report._commandName
    self.round = options.round
    columns = options.columns
    encoding = options.tables.encoding
    sheet = options.tables.sheet
    weights = Dictionary(
      round.scheme.components.map { ($0.key, $0.weight) }, uniquingKeysWith: { first, _ in first })
    seed = options.seed
    rules = Rule.allCases.map(\.rawValue)
    ties = (round.scheme.ties ?? .competition).rawValue
    csvEncoding = csv.csvEncoding.rawValue
    language = Console.language.rawValue
    top = 20
    tops = [3, 10, 20]
  }

  private init(_ other: Recipe, round: String) {
    command = other.command
    self.round = round
    columns = other.columns
    encoding = other.encoding
    sheet = other.sheet
    weights = other.weights
    seed = other.seed
    rules = other.rules
    ties = other.ties
    csvEncoding = other.csvEncoding
    language = other.language
    top = other.top
    tops = other.tops
  }

  /// The same recipe for a round that stands elsewhere.
  func moved(to round: String) -> Recipe { Recipe(self, round: round) }
}

extension Recipe {
  /// What the words of a recipe mean; a record may have been edited by hand.
  struct Choices {
    let rules: [Rule]
    let ties: TiePolicy
    let csvEncoding: CSVEncoding
    let language: Language
    let reader: RoundReader
  }

  /// - Throws: a failure that names the entry no report can be made by.
  func choices() throws -> Choices {
    func refuse(_ entry: String, _ value: String) -> Failure {
      Failure(code: Failure.badData, sentence: Phrase("recipe: '\(value)' is no \(entry)"))
    }
    guard command == Report._commandName else {
      throw Failure(
        code: Failure.badData,
        sentence: Phrase("recipe: the command is '\(command)'; only 'report' can be run again"))
    }
    let rules = try rules.map { name in
      guard let rule = Rule(rawValue: name) else { throw refuse("rule", name) }
      return rule
    }
    guard let policy = TiePolicy(rawValue: ties) else { throw refuse("policy for ties", ties) }
    guard let csvEncoding = CSVEncoding(rawValue: csvEncoding) else {
      throw refuse("encoding of CSV", csvEncoding)
    }
    guard let language = Language(rawValue: language) else { throw refuse("language", language) }
    guard top > 0 else { throw refuse("number of first units", "\(top)") }
    if let wrong = tops.first(where: { $0 < 1 }) {
      throw refuse("number of first units", "\(wrong)")
    }
    if let wrong = weights.values.first(where: { $0 < 0 }) { throw refuse("weight", "\(wrong)") }
    var reader = RoundReader()
    do {
      reader.columns = try RoundOptions.pairs(columns, option: "columns")
    } catch {
      throw refuse("list of columns as unit=dept,team=grp", columns ?? "")
    }
    if let encoding {
      guard let known = TextEncoding(name: encoding) else { throw refuse("encoding", encoding) }
      reader.tables.encoding = known
    }
    reader.tables.sheet = sheet
    reader.weights = weights
    return Choices(
      rules: rules, ties: policy, csvEncoding: csvEncoding, language: language, reader: reader)
  }
}
