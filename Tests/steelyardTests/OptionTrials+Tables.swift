extension OptionTrials {
  private static let sql = "sql --response y --random u --dialect duckdb"

  /// Commands on plain tables.
  static let ofTables: [String: [Trial]] = [
    "variance --response": [
      trial("variance long.csv --response y --random u,a", "--response o")
    ],
    "variance --random": [trial("variance long.csv --response y --random u", "--random u,a")],
    "variance --nested": [trial("variance long.csv --response y --random u", "--nested a/g")],
    "variance --interaction": [
      trial("variance long.csv --response y --random u,a", "--interaction u:g")
    ],
    "variance --fixed": [trial("variance long.csv --response y --random u", "--fixed g")],
    "variance --no-intercept": [
      trial("variance long.csv --response y --fixed o", "--no-intercept"),
      trial("variance long.csv --response y --random u", "--no-intercept", .refused),
    ],
    "variance --weights": [
      trial("variance long.csv --response y --random u,a", "--weights w")
    ],
    "variance --ml": [trial("variance long.csv --response y --random u,a", "--ml")],
    "variance --profile": [
      trial("variance long.csv --response y --random u,a", "--profile")
    ],
    "variance --tests": [
      trial("variance long.csv --response y --random u,a", "--tests")
    ],
    "variance --effects": [
      trial("variance long.csv --response y --random u,a", "--effects")
    ],
    "variance --from-tables": [
      trial("variance", "--from-tables sums", .unlocks),
      trial("variance long.csv --response y --random u,a", "--from-tables sums", .refused),
      trial("variance --response y", "--from-tables sums", .refused),
      trial("variance --encoding utf-8", "--from-tables sums", .refused),
    ],
    "sql --response": [trial(sql, "--response o")],
    "sql --random": [trial(sql, "--random u,a")],
    "sql --nested": [trial(sql, "--nested a/g")],
    "sql --interaction": [trial(sql, "--interaction u:g")],
    "sql --fixed": [trial(sql, "--fixed g")],
    "sql --weights": [trial(sql, "--weights w")],
    "sql --dialect": [trial(sql, "--dialect spark"), trial(sql, "--dialect db2", .refused)],
    "sql --table": [trial(sql, "--table long"), trial(sql, "--table a..b", .refused)],
    "sql --to": [trial(sql, "--to sums")],
    "icc --target": [
      trial(
        "icc long.csv --target u --rater a --score y", "--target nosuch", .refused)
    ],
    "icc --rater": [
      trial(
        "icc long.csv --target u --rater a --score y", "--rater nosuch", .refused)
    ],
    "icc --score": [
      trial("icc long.csv --target u --rater a --score y", "--score o")
    ],
    // Two assessors of each group scored every unit.
    "icc --repeats": [
      trial("icc long.csv --target u --rater g --score y", "--repeats mean", .unlocks),
      trial("icc long.csv --target u --rater g --score y --repeats first", "--repeats last"),
    ],
    "gstudy --object": [
      trial(
        "gstudy long.csv --object u --facets a --score y", "--object nosuch",
        .refused)
    ],
    "gstudy --facets": [
      trial(
        "gstudy long.csv --object u --facets a --score y", "--facets nosuch",
        .refused)
    ],
    "gstudy --score": [
      trial("gstudy long.csv --object u --facets a --score y", "--score o")
    ],
    "gstudy --sizes": [
      trial("gstudy long.csv --object u --facets a --score y", "--sizes a=9")
    ],
    "gstudy --cut": [
      trial("gstudy long.csv --object u --facets a --score y", "--cut 4")
    ],
    "gstudy --fixed": [
      trial("gstudy long.csv --object u --facets a:g --score y", "--fixed g"),
      trial("gstudy long.csv --object u --facets a --score y", "--fixed a", .refused),
    ],
    "gstudy --variable": [
      trial("gstudy long.csv --object u --facets a:g --score y", "--variable g")
    ],
    "gstudy --weights": [
      trial("gstudy long.csv --object u --facets a --score y,o", "--weights y=1,o=3"),
      trial("gstudy long.csv --object u --facets a --score y", "--weights 1,3", .refused),
    ],
    "gstudy --cost": [
      trial("gstudy long.csv --object u --facets a --score y", "--cost a=2")
    ],
    "gstudy --budget": [
      trial("gstudy long.csv --object u --facets a --score y --cost a=2", "--budget 11"),
      trial("gstudy long.csv --object u --facets a --score y", "--budget 11", .refused),
    ],
    "gstudy --target": [
      trial("gstudy long.csv --object u --facets a --score y --cost a=2", "--target 0.9"),
      trial("gstudy long.csv --object u --facets a --score y", "--target 0.9", .refused),
    ],
    "gstudy --decide": [
      trial(
        "gstudy long.csv --object u --facets a --score y --cost a=2 --budget 11",
        "--decide absolute"),
      trial(
        "gstudy long.csv --object u --facets a --score y", "--decide absolute", .refused),
    ],
    "gstudy --confidence": [
      trial("gstudy long.csv --object u --facets a --score y", "--confidence 0.9"),
      trial("gstudy long.csv --object u --facets a --score y", "--confidence 1", .refused),
    ],
    "gstudy --seed": [
      trial("gstudy long.csv --object u --facets a:g --score y", "--seed 7")
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
      trial("equate ex.csv ey.csv --score total --anchor v", "--w1 0.9")
    ],
    "equate --external": [
      trial("equate ex.csv ey.csv --score total --anchor v", "--external"),
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
      trial("equate ex.csv ey.csv --score total", "--bootstrap 20")
    ],
    "equate --seed": [
      trial("equate ex.csv ey.csv --score total --bootstrap 20", "--seed 7")
    ],
  ]
}
