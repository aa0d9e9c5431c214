/// What to try for each option of each command.
enum OptionTrials {
  struct Trial: Sendable {
    enum Effect: Sendable {
      /// Something that comes out differs.
      case changes
      /// What was refused is done.
      case unlocks
      /// The option is refused where it means nothing.
      case refused
      /// Nothing differs, and the help says so or nothing could.
      case same
    }
    let base: [String]
    let added: [String]
    let effect: Effect
  }

  /// A working call of each command.
  private static let bases: [String: String] = [
    "init": "init r", "template": "template r", "check": "check s.csv",
    "bias": "bias s.csv",
    "normalize": "normalize s.csv", "weights": "weights s.csv",
    "outliers": "outliers s.csv",
    "explain-code": "explain-code SY035",
    "report": "report s.csv -o o", "rerun": "rerun kept/run.json", "diff": "diff kept other",
    "anonymise": "anonymise s.csv -o o", "explain": "explain s.csv --unit Finance",
    "columns": "columns ranks",
    "variance": "variance long.csv --response y --random u,a",
    "sql": "sql --response y --random u --dialect duckdb",
    "icc": "icc long.csv --target u --rater a --score y",
    "gstudy": "gstudy long.csv --object u --facets a --score y",
    "trend": "trend s-2015 s-2016",
    "equate": "equate ex.csv ey.csv --score total --anchor v",
    "archive add": "archive add a.sqlite s-2015", "archive suggest": "archive suggest full.sqlite",
    "archive list": "archive list full.sqlite", "archive show": "archive show full.sqlite 2016",
    "archive remove": "archive remove full.sqlite 2016",
    "archive check": "archive check full.sqlite",
    "archive salvage": "archive salvage full.sqlite -o new.sqlite",
  ]

  static var commands: [String] { bases.keys.sorted() }

  static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// A table of each command that answers in words where no format is asked for.
  private static let tables = [
    "check": "diagnostics", "bias": "team_severity", "normalize": "adjusted_scores",
    "weights": "ranks", "outliers": "outliers", "variance": "variance_components",
    "icc": "icc", "diff": "moves", "archive show": "units", "archive add": "rounds",
    "gstudy": "gstudy",
    "trend": "unit_trends", "equate": "equating_functions",
  ]

  /// A trial on everything that a command finds: an answer in words leaves out what an option moves.
  static func trial(
    _ base: String, _ added: String, _ effect: Trial.Effect = .changes
  ) -> Trial {
    var base = words(base)
    if tables[base[0]] != nil, !base.contains("--format"), !base.contains("-o") {
      base += ["--format", "table"]
    }
    return Trial(base: base, added: words(added), effect: effect)
  }

  /// nil where nobody has thought of the option yet.
  static func trials(_ command: String, _ option: String) -> [Trial]? {
    if let own = special["\(command) --\(option)"] { return own }
    guard let base = bases[command], let common = common[option] else { return nil }
    let asCSV = "--format csv" + (tables[command].map { " --table \($0)" } ?? "")
    return common.map {
      trial("\(base) \($0.before.replacing("CSV", with: asCSV))", $0.added, $0.effect)
    }
  }

  /// Options that mean the same everywhere.
  private static let common: [String: [(before: String, added: String, effect: Trial.Effect)]] = [
    "lang": [("", "--lang zh", .changes)],
    "quiet": [("", "--quiet", .changes)],
    // Small rounds have nothing to say that only those who ask hear.
    "verbose": [("", "--verbose", .same)],
    // The help: results do not depend on it.
    "threads": [("", "--threads 2", .same)],
    "output": [("", "-o o", .changes)],
    "format": [("", "--format json", .changes), ("-o o", "--format json", .changes)],
    "table": [("", "--table nosuch", .refused), ("-o o", "--table nosuch", .changes)],
    // Long tables only are cut; with others it must be said.
    "all": [("CSV", "--all", .changes), ("-o o", "--all", .changes)],
    // CSV is --format csv, of one table.
    "csv-encoding": [
      ("CSV", "--csv-encoding utf-8-bom", .changes),
      ("", "--csv-encoding utf-8-bom", .changes), ("-o o", "--csv-encoding utf-8-bom", .changes),
    ],
    "encoding": [("", "--encoding utf-16", .refused)],
    "sheet": [("", "--sheet nosuch", .refused)],
    "seed": [("", "--seed 7", .changes)],
    "columns": [("", "--columns unit=nosuch", .refused)],
    // Half of the full marks are below the scores.
    "full": [("", "--full peer=50", .refused)],
    "scheme": [("", "--scheme scheme.yaml", .refused)],
    "weights": [("", "--weights 50,40,10", .changes), ("", "--weights 50,50", .refused)],
    "robust": [("", "--robust", .changes)],
  ]

  static let plain =
    "weights t.csv --unit n --components a,b,c --weights 60,30,10"
  static let four =
    "weights t.csv --unit n --components a,b,c,d --accuracy 0.02"
  static let anchored = "outliers long.csv --value y"

  /// Options that mean something of their own, by command and option.
  private static let special = [ofRounds, ofWeights, ofTables, ofYears].reduce(into: [:]) {
    $0.merge($1) { first, _ in first }
  }
}
