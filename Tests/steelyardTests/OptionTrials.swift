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
    "init": "init r", "template": "template r", "check": "check s.csv --format table",
    "bias": "bias s.csv --format table",
    "normalize": "normalize s.csv --format table", "weights": "weights s.csv --format table",
    "outliers": "outliers s.csv --format table",
    "explain-code": "explain-code SY035",
    "report": "report s.csv -o o", "rerun": "rerun kept/run.json", "diff": "diff kept other",
    "anonymise": "anonymise s.csv -o o", "explain": "explain s.csv --unit Finance",
    "columns": "columns ranks",
    "variance": "variance long.csv --response y --random u,a --format table",
    "icc": "icc long.csv --target u --rater a --score y --format table",
    "gstudy": "gstudy long.csv --object u --facets a --score y --format table",
    "trend": "trend s-2015 s-2016 --format table",
    "equate": "equate ex.csv ey.csv --score total --anchor v --format table",
    "archive add": "archive add a.sqlite s-2015", "archive suggest": "archive suggest full.sqlite",
    "archive list": "archive list full.sqlite", "archive show": "archive show full.sqlite 2016",
    "archive remove": "archive remove full.sqlite 2016",
  ]

  static var commands: [String] { bases.keys.sorted() }

  static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static func trial(
    _ base: String, _ added: String, _ effect: Trial.Effect = .changes
  ) -> Trial {
    Trial(base: words(base), added: words(added), effect: effect)
  }

  /// nil where nobody has thought of the option yet.
  static func trials(_ command: String, _ option: String) -> [Trial]? {
    if let own = special["\(command) --\(option)"] { return own }
    guard let base = bases[command], let common = common[option] else { return nil }
    return common.map {
      trial($0.before.isEmpty ? base : "\(base) \($0.before)", $0.added, $0.effect)
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
    "format": [("", "--format json", .changes)],
    "table": [("", "--table nosuch", .refused), ("-o o", "--table nosuch", .changes)],
    // Long tables only are cut; with others it must be said.
    "all": [("--format json", "--all", .changes), ("-o o", "--all", .changes)],
    "csv-encoding": [
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

  private static let plain =
    "weights t.csv --unit n --components a,b,c --weights 60,30,10 --format table"
  private static let four =
    "weights t.csv --unit n --components a,b,c,d --accuracy 0.02 --format table"
  private static let anchored = "outliers long.csv --value y"

  private static let special: [String: [Trial]] = [
    // Weights do not bear on what a design can say, but they are checked.
    "check --weights": [
      trial("check s.csv --format table", "--weights 50,50", .refused),
      trial("check s.csv --format table", "--weights 50,30,10", .refused),
    ],
    "bias --format": [
      trial("bias s.csv", "--format table"), trial("bias s.csv", "--format json"),
      trial("bias s.csv", "--format csv", .refused), trial("bias s.csv -o o", "--format json"),
    ],
    // It has no notices to leave out.
    "explain-code --quiet": [trial("explain-code SY035", "--quiet", .same)],
    "check --save": [trial("check s.csv", "--save kept.yaml")],
    // The help: there are no questions where standard input is no terminal.
    "check --no-input": [trial("check s.csv", "--no-input", .same)],
    "weights --ties": [trial(plain, "--ties mid")],
    "weights --top": [
      trial("weights s.csv --format table", "--top 3"), trial(plain, "--top 3"),
      trial(four, "--top 3"),
    ],
    "weights --scheme-weights": [
      trial("weights s.csv --format table", "--scheme-weights flat=50,40,10"),
      trial("weights s.csv --format table", "--scheme-weights flat=onsite=50,routine=40,peer=10"),
      trial("weights s.csv --format table", "--scheme-weights flat=50,40", .refused),
      trial(plain, "--scheme-weights flat=50,40,10"),
      trial(plain, "--scheme-weights flat=a=50,b=40", .refused),
      trial(four, "--scheme-weights flat=a=1,b=2,c=3,d=4"),
    ],
    "weights --grade-cuts": [
      trial("weights s.csv --format table", "--grade-cuts 5"), trial(plain, "--grade-cuts 2"),
      trial(four, "--grade-cuts 2"),
    ],
    "weights --components": [trial("weights t.csv", "--components nosuch,b", .refused)],
    "weights --unit": [
      trial("weights t.csv --components a,b", "--unit nosuch", .refused),
      trial("weights s.csv --format table", "--unit unit", .refused),
    ],
    "weights --columns": [
      trial("weights s.csv --format table", "--columns unit=nosuch", .refused),
      trial(plain, "--columns unit=n", .refused),
    ],
    "weights --sobol": [
      trial("weights s.csv --format table", "--sobol"), trial(plain, "--sobol"),
      trial(four, "--sobol"),
    ],
    "weights --box": [
      trial("weights s.csv --sobol --format csv --table rank_sources", "--box 20,20,5"),
      trial("\(plain) --sobol --format csv --table rank_sources", "--box 20,20,5"),
      trial(plain, "--box 10,10,5"), trial(four, "--box 10,10,5,5"),
      trial("\(four) --format csv --table flips", "--box 4,4,4,1"),
      trial(plain, "--box 10,10", .refused),
    ],
    "weights --box-relative": [
      trial("weights s.csv --sobol --format csv --table rank_sources", "--box-relative 0.4"),
      trial("\(plain) --sobol --format csv --table rank_sources", "--box-relative 0.4"),
      trial(four, "--box-relative 0.4"),
    ],
    "weights --constraint": [
      trial(
        "weights s.csv --sobol --format csv --table rank_sources", "--constraint onsite>=routine"),
      trial("\(plain) --sobol", "--constraint a>=b", .refused),
      trial(plain, "--constraint a>=b"), trial(four, "--constraint a>=b"),
      trial(plain, "--constraint nosuch>=b", .refused),
    ],
    "weights --dirichlet": [
      trial("weights s.csv --sobol --format csv --table rank_sources", "--dirichlet 6,3,1"),
      trial(
        "weights s.csv --box 20,20,5 --sobol --format csv --table rank_sources", "--dirichlet 6,3,1"
      ),
      trial("\(plain) --sobol --format csv --table rank_sources", "--dirichlet 6,3,1"),
      trial("\(plain) --box 10,10,5 --sobol", "--dirichlet 6,3,1", .refused),
      trial(four, "--dirichlet 6,3,1,1"), trial("\(four) --box 10,10,10,10", "--dirichlet 6,3,1,1"),
    ],
    "weights --accuracy": [
      trial(
        "weights t.csv --unit n --components a,b,c,d --accuracy 0.02 --format table",
        "--accuracy 0.0003"),
      trial("weights s.csv --format table", "--accuracy 0.002", .refused),
    ],
    "weights --normalise": [
      trial(plain, "--normalise rank"),
      trial("weights s.csv --format table", "--normalise rank", .refused),
      trial(plain, "--normalise dist2targ", .refused),
    ],
    "weights --normalise-scale": [
      trial("\(plain) --normalise minmax", "--normalise-scale 1,100"),
      trial("\(plain) --normalise zscore", "--normalise-scale 5,2"),
      trial("\(plain) --normalise rank", "--normalise-scale 5,2", .refused),
      trial(plain, "--normalise-scale 1,100", .refused),
    ],
    "weights --lower-is-better": [
      trial("\(plain) --normalise minmax", "--lower-is-better b"),
      trial("\(plain) --normalise fracmax", "--lower-is-better b", .refused),
      trial(plain, "--lower-is-better b", .refused),
    ],
    "weights --targets": [
      trial("\(plain) --normalise minmax", "--targets 9,9,9", .refused),
      trial(
        "\(plain) --normalise dist2targ --targets 9,12,5", "--targets a=9,b=20,c=5"),
    ],
    "weights --aggregate": [
      trial("\(plain) --normalise minmax --normalise-scale 1,100", "--aggregate geometric"),
      trial("\(plain) --normalise minmax", "--aggregate harmonic", .refused),
      trial("weights s.csv --format table", "--aggregate harmonic", .refused),
    ],
    "weights --weights": [
      trial("weights s.csv --format table", "--weights 50,40,10"),
      trial("weights s.csv --format table", "--weights onsite=50,routine=40,peer=10"),
      trial("weights s.csv --format table", "--weights onsite=50", .refused),
      trial("weights t.csv --unit n --components a,b,c", "--weights a=60,b=30,c=10"),
      trial("weights t.csv --unit n --components a,b,c", "--weights a=60,b=30", .refused),
      trial("weights t.csv --unit n --components a,b,c", "--weights 60,30", .refused),
    ],
    "outliers --value": [trial(anchored, "--value nosuch", .refused)],
    "outliers --by": [
      trial(anchored, "--by a"), trial("outliers s.csv --format table", "--by a", .refused),
    ],
    "outliers --order": [
      trial(anchored, "--order o"), trial("outliers s.csv --format table", "--order o", .refused),
    ],
    "outliers --digits": [
      trial(anchored, "--digits"), trial("outliers s.csv --format table", "--digits", .refused),
    ],
    "outliers --id": [
      trial(anchored, "--id u"), trial("outliers s.csv --format table", "--id u", .refused),
    ],
    "outliers --most": [
      trial(anchored, "--most 1"), trial("outliers s.csv --format table", "--most 1", .refused),
    ],
    "outliers --level": [
      trial(anchored, "--level 0.3"), trial("outliers s.csv --format table", "--level 0.3"),
    ],
    "outliers --control": [trial("outliers s.csv --format csv", "--control holm")],
    "outliers --in-order": [
      trial("outliers s.csv --format table", "--in-order", .refused),
      trial(anchored, "--in-order", .refused),
    ],
    "outliers --scale": [
      trial(anchored, "--scale qn"), trial("outliers s.csv --format csv", "--scale qn"),
      trial("outliers long.csv --columns y,o", "--scale qn", .refused),
    ],
    "outliers --weights": [
      trial("outliers s.csv --format table", "--weights 50,50", .refused),
      trial(anchored, "--weights 50,50", .refused),
    ],
    "outliers --columns": [
      trial("outliers s.csv --format table", "--columns unit=nosuch", .refused),
      trial("outliers long.csv --columns y,o", "--columns y,nosuch", .refused),
      trial(anchored, "--columns y,o", .refused),
    ],
    "normalize --rule": [trial("normalize s.csv --format table", "--rule none")],
    "normalize --trim": [
      trial("normalize s.csv --rule ratio-trimmed", "--trim 2"),
      trial("normalize s.csv --rule none", "--trim 2", .refused),
    ],
    "normalize --rounding": [
      trial("normalize s.csv --format csv --table adjusted_scores", "--rounding half-up")
    ],
    "normalize --digits": [
      trial("normalize s.csv --rounding half-up", "--digits 1"),
      trial("normalize s.csv --format table", "--digits 1", .refused),
    ],
    "normalize --mean-digits": [
      trial("normalize s.csv --rounding half-up", "--mean-digits 0"),
      trial("normalize s.csv --format table", "--mean-digits 1", .refused),
    ],
    "normalize --ratio-digits": [
      trial("normalize s.csv --rounding half-up", "--ratio-digits 1"),
      trial("normalize s.csv --format table", "--ratio-digits 1", .refused),
    ],
    "init --year": [trial("init o", "--year 2016")], "init --seed": [trial("init o", "--seed 7")],
    "init --small": [trial("init o", "--small")],
    "init --lang": [
      trial("init o", "--lang zh"), trial("init o --empty", "--lang zh"),
    ],
    "init --empty": [
      trial("init o", "--empty"), trial("init o --empty", "--year 2016", .refused),
      trial("init o --empty", "--seed 7", .refused),
      trial("init o --small", "--year 2016", .refused),
    ],
    "template --scheme": [trial("template o", "--scheme scheme.yaml")],
    "template --units": [trial("template o", "--units 7")],
    "template --lang": [trial("template o", "--lang zh")],
    "explain --unit": [trial("explain s.csv --unit Finance", "--unit Unit2")],
    "report --output": [trial("report s.csv -o o", "-o p")],
    "report --csv-encoding": [trial("report s.csv -o o", "--csv-encoding utf-8-bom")],
    "anonymise --output": [trial("anonymise s.csv -o o", "-o p")],
    "anonymise --key": [trial("anonymise s.csv -o o", "--key other.key")],
    "rerun --output": [trial("rerun kept/run.json", "-o o")],
    "rerun --round": [trial("rerun kept/run.json", "--round nosuch.csv", .refused)],
    "rerun --allow-changes": [
      trial("rerun kept/run.json --round t-2016.csv -o o", "--allow-changes", .unlocks)
    ],
    "explain --quiet": [trial("explain s.csv --unit Finance --weights 60,30,9.99", "--quiet")],
    "columns --quiet": [trial("columns ranks", "--quiet", .same)],
    "archive add --quiet": [trial("archive add a.sqlite s-2015 --year 2016", "--quiet")],
    "archive suggest --csv-encoding": [
      trial("archive suggest ren.sqlite", "--csv-encoding utf-8-bom")
    ],
    "columns --format": [trial("columns ranks", "--format csv")],
    "variance --response": [
      trial("variance long.csv --response y --random u,a --format table", "--response o")
    ],
    "variance --random": [trial("variance long.csv --response y --random u", "--random u,a")],
    "variance --nested": [trial("variance long.csv --response y --random u", "--nested a/g")],
    "variance --interaction": [
      trial("variance long.csv --response y --random u,a --format table", "--interaction u:g")
    ],
    "variance --fixed": [trial("variance long.csv --response y --random u", "--fixed g")],
    "variance --no-intercept": [
      trial("variance long.csv --response y --fixed o", "--no-intercept"),
      trial("variance long.csv --response y --random u", "--no-intercept", .refused),
    ],
    "variance --weights": [
      trial("variance long.csv --response y --random u,a --format table", "--weights w")
    ],
    "variance --ml": [trial("variance long.csv --response y --random u,a --format table", "--ml")],
    "variance --profile": [
      trial("variance long.csv --response y --random u,a --format table", "--profile")
    ],
    "variance --tests": [
      trial("variance long.csv --response y --random u,a --format table", "--tests")
    ],
    "variance --effects": [
      trial("variance long.csv --response y --random u,a --format table", "--effects")
    ],
    "icc --target": [
      trial(
        "icc long.csv --target u --rater a --score y --format table", "--target nosuch", .refused)
    ],
    "icc --rater": [
      trial(
        "icc long.csv --target u --rater a --score y --format table", "--rater nosuch", .refused)
    ],
    "icc --score": [
      trial("icc long.csv --target u --rater a --score y --format table", "--score o")
    ],
    "gstudy --object": [
      trial(
        "gstudy long.csv --object u --facets a --score y --format table", "--object nosuch",
        .refused)
    ],
    "gstudy --facets": [
      trial(
        "gstudy long.csv --object u --facets a --score y --format table", "--facets nosuch",
        .refused)
    ],
    "gstudy --score": [
      trial("gstudy long.csv --object u --facets a --score y --format table", "--score o")
    ],
    "gstudy --sizes": [
      trial("gstudy long.csv --object u --facets a --score y --format table", "--sizes a=9")
    ],
    "gstudy --cut": [
      trial("gstudy long.csv --object u --facets a --score y --format table", "--cut 4")
    ],
    "equate --score": [
      trial("equate ex.csv ey.csv --anchor v --score total", "--score nosuch", .refused)
    ],
    "equate --anchor": [trial("equate ex.csv ey.csv --score total", "--anchor v")],
    "equate --frequency": [trial("equate ex.csv ey.csv --score total", "--frequency v")],
    "equate --form": [trial("equate both.csv --score total --forms X,Y", "--form f", .unlocks)],
    "equate --forms": [trial("equate both.csv --score total --form f --forms X,Y", "--forms Y,X")],
    "equate --scale-x": [trial("equate ex.csv ey.csv --score total", "--scale-x 0,40")],
    "equate --scale-y": [
      trial("equate ex.csv ey.csv --score total --degree 2", "--scale-y 0,40")
    ],
    "equate --scale-anchor": [
      trial("equate ex.csv ey.csv --score total --anchor v --degree 2", "--scale-anchor 0,15"),
      trial("equate ex.csv ey.csv --score total", "--scale-anchor 0,15", .refused),
    ],
    "equate --method": [trial("equate ex.csv ey.csv --score total", "--method mean")],
    "equate --w1": [
      trial("equate ex.csv ey.csv --score total --anchor v --format table", "--w1 0.9")
    ],
    "equate --external": [
      trial("equate ex.csv ey.csv --score total --anchor v --format table", "--external"),
      trial("equate ex.csv ey.csv --score total", "--external", .refused),
    ],
    "equate --degree": [trial("equate ex.csv ey.csv --score total", "--degree 2")],
    "equate --anchor-degree": [
      trial("equate ex.csv ey.csv --score total --anchor v --degree 3", "--anchor-degree 2"),
      trial("equate ex.csv ey.csv --score total", "--anchor-degree 2", .refused),
    ],
    "equate --cross-degree": [
      trial("equate ex.csv ey.csv --score total --anchor v --degree 3", "--cross-degree 2"),
      trial("equate ex.csv ey.csv --score total", "--cross-degree 2", .refused),
    ],
    "equate --bandwidth": [
      trial("equate ex.csv ey.csv --score total --method kernel", "--bandwidth 0.9"),
      trial("equate ex.csv ey.csv --score total --method linear", "--bandwidth 0.9", .refused),
    ],
    "equate --bootstrap": [
      trial("equate ex.csv ey.csv --score total --format table", "--bootstrap 20")
    ],
    "equate --seed": [
      trial("equate ex.csv ey.csv --score total --bootstrap 20 --format table", "--seed 7")
    ],
    "trend --archive": [trial("trend s-2017", "--archive full.sqlite", .unlocks)],
    "trend --mapping": [trial("trend s-2015 s-2016 --format table", "--mapping names.csv")],
    "trend --years": [
      trial("trend t-2015.csv t-2016.csv --years 2015,2016", "--years 2001,2003"),
      trial("trend --archive full.sqlite", "--years 2001,2003", .refused),
    ],
    "trend --columns": [
      trial("trend s-2015 s-2016 --format table", "--columns unit=nosuch"),
      trial("trend --archive full.sqlite", "--columns unit=nosuch", .refused),
    ],
    "trend --between": [trial("trend s-2015 s-2016 s-2017", "--between consecutive")],
    "trend --groups": [trial("trend s-2015 s-2016 --format table", "--groups nosuch", .refused)],
    "trend --part": [trial("trend s-2015 s-2016 --format table", "--part 1/2")],
    "trend --join": [trial("trend s-2015 s-2016 --format table", "--join", .refused)],
    "archive add --replace": [
      trial("archive add a.sqlite s-2015", "--replace", .same),
      trial("archive add full.sqlite --mapping names.csv", "--replace", .refused),
    ],
    "archive add --mapping": [
      trial("archive add full.sqlite s-2017", "--mapping unknown.csv", .refused)
    ],
    "archive add --year": [trial("archive add a.sqlite t-2015.csv --year 2015", "--year 2016")],
    "archive add --results": [trial("archive add a.sqlite s-2015", "--results kept", .refused)],
    "archive add --columns": [
      trial("archive add a.sqlite s-2015", "--columns unit=nosuch", .refused),
      trial("archive add full.sqlite --mapping names.csv", "--columns unit=u", .refused),
    ],
    "archive suggest --output": [trial("archive suggest full.sqlite", "-o o.csv")],
    "archive show --name": [trial("archive show full.sqlite 2016", "--name nosuch", .refused)],
    "archive remove --name": [trial("archive remove full.sqlite 2016", "--name nosuch", .refused)],
  ]
}
