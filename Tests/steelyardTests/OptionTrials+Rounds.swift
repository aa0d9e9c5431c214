import TestSupport

extension OptionTrials {
  private static let hasNode = Tool.path("node") != nil

  /// Commands on one round, weights aside.
  static let ofRounds: [String: [Trial]] = [
    // Weights do not bear on what a design can say, but they are checked.
    "check --weights": [
      trial("check s.csv", "--weights 50,50", .refused),
      trial("check s.csv", "--weights 50,30,10", .refused),
    ],
    "bias --format": [
      trial("bias s.csv --format text", "--format table"),
      trial("bias s.csv --format text", "--format json"),
      trial("bias s.csv", "--format csv", .refused), trial("bias s.csv -o o", "--format json"),
    ],
    // It has no notices to leave out.
    "explain-code --quiet": [trial("explain-code SY035", "--quiet", .same)],
    "check --save": [trial("check s.csv", "--save kept.yaml")],
    // The help: there are no questions where standard input is no terminal.
    "check --no-input": [trial("check s.csv", "--no-input", .same)],
    "outliers --value": [trial(anchored, "--value nosuch", .refused)],
    "outliers --by": [
      trial(anchored, "--by a"), trial("outliers s.csv", "--by a", .refused),
    ],
    "outliers --order": [
      trial(anchored, "--order o"), trial("outliers s.csv", "--order o", .refused),
    ],
    "outliers --digits": [
      trial(anchored, "--digits"), trial("outliers s.csv", "--digits", .refused),
    ],
    "outliers --id": [
      trial(anchored, "--id u"), trial("outliers s.csv", "--id u", .refused),
    ],
    "outliers --most": [
      trial(anchored, "--most 1"), trial("outliers s.csv", "--most 1", .refused),
    ],
    "outliers --level": [
      trial(anchored, "--level 0.3"), trial("outliers s.csv", "--level 0.3"),
    ],
    "outliers --control": [trial("outliers s.csv --format csv", "--control holm")],
    "outliers --in-order": [
      trial("outliers s.csv", "--in-order", .refused),
      trial(anchored, "--in-order", .refused),
    ],
    "outliers --scale": [
      trial(anchored, "--scale qn"), trial("outliers s.csv --format csv", "--scale qn"),
      trial("outliers long.csv --columns y,o", "--scale qn", .refused),
    ],
    "outliers --weights": [
      trial("outliers s.csv", "--weights 50,50", .refused),
      trial(anchored, "--weights 50,50", .refused),
    ],
    "outliers --columns": [
      trial("outliers s.csv", "--columns unit=nosuch", .refused),
      trial("outliers long.csv --columns y,o", "--columns y,nosuch", .refused),
      trial(anchored, "--columns y,o", .refused),
    ],
    "normalize --rule": [trial("normalize s.csv", "--rule none")],
    "normalize --trim": [
      trial("normalize s.csv --rule ratio-trimmed", "--trim 2"),
      trial("normalize s.csv --rule none", "--trim 2", .refused),
    ],
    "normalize --rounding": [
      trial("normalize s.csv --format csv --table adjusted_scores", "--rounding half-up")
    ],
    "normalize --digits": [
      trial("normalize s.csv --rounding half-up", "--digits 1"),
      trial("normalize s.csv", "--digits 1", .refused),
    ],
    "normalize --mean-digits": [
      trial("normalize s.csv --rounding half-up", "--mean-digits 0"),
      trial("normalize s.csv", "--mean-digits 1", .refused),
    ],
    "normalize --ratio-digits": [
      trial("normalize s.csv --rounding half-up", "--ratio-digits 1"),
      trial("normalize s.csv", "--ratio-digits 1", .refused),
    ],
    "init --year": [trial("init o", "--year 2016")], "init --seed": [trial("init o", "--seed 7")],
    "init --own-departments": [
      trial("init o", "--own-departments"), trial("init o --small", "--own-departments", .refused),
      trial("init o --empty", "--own-departments", .refused),
    ],
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
    "explain --unit": [
      trial("explain s.csv --unit Finance", "--unit Unit2"),
      trial("explain s.csv --all", "--unit Finance", .refused),
    ],
    "explain --all": [trial("explain s.csv", "--all", .unlocks)],
    "explain --output": [trial("explain s.csv --all", "-o o")],
    "explain --format": [
      trial("explain s.csv --unit Finance", "--format csv"),
      trial("explain s.csv --all -o o", "--format csv", .refused),
    ],
    "report --components": [
      trial("report s.csv -o o", "--components onsite,routine,peer"),
      trial("report s.csv -o o --robust", "--components onsite,routine,peer", .refused),
    ],
    "report --unit": [
      trial("report s.csv -o o --components onsite,routine,peer", "--unit team"),
      trial("report s.csv -o o", "--unit team", .refused),
    ],
    "report --rater": [
      trial("report long.csv -o o", "--rater a --unit u --score y", .unlocks),
      trial("report s.csv -o o --components onsite,routine,peer", "--rater a", .refused),
    ],
    "report --score": [
      trial("report long.csv -o o --rater a --unit u", "--score y", .unlocks),
      trial("report s.csv -o o", "--score y", .refused),
    ],
    "report --words": [
      trial("report long.csv -o o --rater a --unit u --score y", "--words unit=paper"),
      trial("report long.csv -o o --rater a --unit u --score y", "--words x=paper", .refused),
    ],
    "report --output": [trial("report s.csv -o o", "-o p")],
    // Refused where the machine has nothing to draw with.
    "report --figures": [
      trial("report s.csv -o o", "--figures svg", hasNode ? .changes : .refused),
      trial("report s.csv -o o", "--figures gif", .refused),
    ],
    "report --csv-encoding": [trial("report s.csv -o o", "--csv-encoding utf-8-bom")],
    "anonymise --output": [trial("anonymise s.csv -o o", "-o p")],
    "anonymise --weights": [trial("anonymise s.csv -o o", "--weights 60,30,10", .refused)],
    "anonymise --seed": [trial("anonymise s.csv -o o", "--seed 7", .refused)],
    "anonymise --key": [trial("anonymise s.csv -o o", "--key other.key")],
    "anonymise --code-items": [trial("anonymise s.csv -o o", "--code-items")],
    "anonymise --check-leaks": [
      trial("anonymise s.csv -o o", "--check-leaks nosuch.txt", .refused)
    ],
    "rerun --output": [trial("rerun kept/run.json", "-o o")],
    "rerun --round": [trial("rerun kept/run.json", "--round nosuch.csv", .refused)],
    "rerun --allow-changes": [
      trial("rerun kept/run.json --round t-2016.csv -o o", "--allow-changes", .unlocks)
    ],
    "explain --quiet": [trial("explain s.csv --unit Finance --weights 60,30,9.99", "--quiet")],
    "columns --quiet": [trial("columns ranks", "--quiet", .same)],
    "columns --format": [trial("columns ranks", "--format csv")],
  ]
}
