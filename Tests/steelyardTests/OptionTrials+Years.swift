extension OptionTrials {
  /// Rounds of several years.
  static let ofYears: [String: [Trial]] = [
    "archive add --quiet": [trial("archive add a.sqlite s-2015 --year 2016", "--quiet")],
    "archive suggest --csv-encoding": [
      trial("archive suggest ren.sqlite", "--csv-encoding utf-8-bom")
    ],
    "trend --archive": [trial("trend s-2017", "--archive full.sqlite", .unlocks)],
    "trend --mapping": [trial("trend s-2015 s-2016", "--mapping names.csv")],
    "trend --years": [
      trial("trend t-2015.csv t-2016.csv --years 2015,2016", "--years 2001,2003"),
      trial("trend --archive full.sqlite", "--years 2001,2003", .refused),
    ],
    "trend --columns": [
      trial("trend s-2015 s-2016", "--columns unit=nosuch"),
      trial("trend --archive full.sqlite", "--columns unit=nosuch", .refused),
    ],
    "trend --between": [trial("trend s-2015 s-2016 s-2017", "--between consecutive")],
    "trend --groups": [trial("trend s-2015 s-2016", "--groups nosuch", .refused)],
    "trend --part": [trial("trend s-2015 s-2016", "--part 1/2")],
    "trend --join": [trial("trend s-2015 s-2016", "--join", .refused)],
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
    "archive check --quiet": [trial("archive check full.sqlite", "--quiet", .same)],
    "archive salvage --quiet": [
      trial("archive salvage full.sqlite -o new.sqlite", "--quiet", .same)
    ],
    "archive salvage --output": [
      trial("archive salvage full.sqlite -o new.sqlite", "-o other.sqlite", .same)
    ],
    "archive remove --name": [trial("archive remove full.sqlite 2016", "--name nosuch", .refused)],
  ]
}
