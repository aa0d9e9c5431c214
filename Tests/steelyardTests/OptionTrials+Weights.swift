extension OptionTrials {
  /// `weights`, of rounds and of plain tables.
  static let ofWeights: [String: [Trial]] = [
    "weights --ties": [trial(plain, "--ties mid")],
    "weights --top": [
      trial("weights s.csv", "--top 3"), trial(plain, "--top 3"),
      trial(four, "--top 3"),
    ],
    "weights --scheme-weights": [
      trial("weights s.csv", "--scheme-weights flat=50,40,10"),
      trial("weights s.csv", "--scheme-weights flat=onsite=50,routine=40,peer=10"),
      trial("weights s.csv", "--scheme-weights flat=50,40", .refused),
      trial(plain, "--scheme-weights flat=50,40,10"),
      trial(plain, "--scheme-weights flat=a=50,b=40", .refused),
      trial(four, "--scheme-weights flat=a=1,b=2,c=3,d=4"),
    ],
    "weights --grade-cuts": [
      trial("weights s.csv", "--grade-cuts 5"), trial(plain, "--grade-cuts 2"),
      trial(four, "--grade-cuts 2"),
    ],
    "weights --components": [trial("weights t.csv", "--components nosuch,b", .refused)],
    "weights --unit": [
      trial("weights t.csv --components a,b", "--unit nosuch", .refused),
      trial("weights s.csv", "--unit unit", .refused),
    ],
    "weights --columns": [
      trial("weights s.csv", "--columns unit=nosuch", .refused),
      trial(plain, "--columns unit=n", .refused),
    ],
    "weights --sobol": [
      trial("weights s.csv", "--sobol"), trial(plain, "--sobol"),
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
        "weights t.csv --unit n --components a,b,c,d --accuracy 0.02",
        "--accuracy 0.0003"),
      trial("weights s.csv", "--accuracy 0.002", .refused),
    ],
    "weights --full-tables": [
      trial("weights many.csv --format csv --table pairwise", "--full-tables"),
      trial("weights s.csv", "--full-tables", .same),
    ],
    "weights --normalise": [
      trial(plain, "--normalise rank"),
      trial("weights s.csv", "--normalise rank", .refused),
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
      trial("weights s.csv", "--aggregate harmonic", .refused),
    ],
    "weights --weights": [
      trial("weights s.csv", "--weights 50,40,10"),
      trial("weights s.csv", "--weights onsite=50,routine=40,peer=10"),
      trial("weights s.csv", "--weights onsite=50", .refused),
      trial("weights t.csv --unit n --components a,b,c", "--weights a=60,b=30,c=10"),
      trial("weights t.csv --unit n --components a,b,c", "--weights a=60,b=30", .refused),
      trial("weights t.csv --unit n --components a,b,c", "--weights 60,30", .refused),
    ],
  ]
}
