import Reporting

extension RunComparison {
  /// One row a unit that differs; points and parts are printed to twelve digits, so that they sum.
  var movesTable: ResultTable {
    let rows = moves.map { move -> [ResultTable.Cell] in
      let (a, b) = (move.before, move.after)
      let rawChange = a?.totalRaw.flatMap { from in b?.totalRaw.map { $0 - from } }
      return [
        .text(move.unit), .text(move.status.rawValue), .rank(a?.rankAdjusted),
        .rank(b?.rankAdjusted), .exact(a?.totalAdjusted), .exact(b?.totalAdjusted),
        .exact(move.change), .exact(move.adjusted?.scores), .exact(move.adjusted?.weights),
        .exact(move.adjusted?.severity), .rank(move.placesByUnits), .text(a?.team ?? ""),
        .text(b?.team ?? ""), .rank(a?.rankRaw), .rank(b?.rankRaw), .exact(a?.totalRaw),
        .exact(b?.totalRaw), .exact(rawChange), .exact(move.raw?.scores), .exact(move.raw?.weights),
      ]
    }
    return ResultTable(
      name: "moves",
      columns: [
        "unit", "status", "rank_from", "rank_to", "total_from", "total_to", "change", "scores",
        "weights", "severity", "places_by_units", "team_from", "team_to", "rank_raw_from",
        "rank_raw_to", "total_raw_from", "total_raw_to", "change_raw", "scores_raw", "weights_raw",
      ], rows: rows)
  }

  /// One row a team whose severity differs, or which gave scores in one of the runs only.
  var severityChanges: ResultTable {
    func byName(_ run: RunRecord) -> [String: Double] {
      Dictionary(run.teams.map { ($0.team, $0.severity) }, uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (byName(before), byName(after))
    let names = Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }
    return ResultTable(
      name: "severity_changes", columns: ["team", "severity_from", "severity_to", "change"],
      rows: names.map { name in
        [
          .text(name), .exact(old[name]), .exact(new[name]),
          .exact(old[name].flatMap { from in new[name].map { $0 - from } }),
        ]
      })
  }

  /// One row an entry of the recipe, or an input, that is not the same in both.
  var recipeChanges: ResultTable {
    ResultTable(
      name: "recipe_changes", columns: ["entry", "from", "to"],
      rows: differences.map { [.text($0.entry), .text($0.from), .text($0.to)] })
  }

  /// Entries that differ; "" stands for what a run does not have.
  var differences: [(entry: String, from: String, to: String)] {
    func entries(_ run: RunRecord) -> [(String, String)] {
      let recipe = run.recipe
      var list = [
        ("steelyard", run.steelyard), ("command", recipe.command), ("round", recipe.round),
        ("csv encoding", recipe.csvEncoding), ("language", recipe.language),
        ("columns", recipe.columns ?? ""), ("encoding", recipe.encoding ?? ""),
        ("sheet", recipe.sheet ?? ""), ("components", run.components.joined(separator: ", ")),
      ]
      for (key, weight) in recipe.weights.sorted(by: { $0.key < $1.key }) {
        list.append(("weight \(key)", weight.significant))
      }
      list.append(("seed", "\(recipe.seed)"))
      list.append(("rules", recipe.rules.joined(separator: ", ")))
      list.append(("ties", recipe.ties))
      list.append(("top", "\(recipe.top)"))
      list.append(("tops", recipe.tops.map { "\($0)" }.joined(separator: ", ")))
      list.append(("charts", run.vega.map { "sha256 \($0)" } ?? "none"))
      return list
    }
    let lists = (entries(before) + inputs(before, after), entries(after) + inputs(after, before))
    let old = Dictionary(lists.0, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(lists.1, uniquingKeysWith: { first, _ in first })
    let order = lists.0.map(\.0) + lists.1.map(\.0).filter { old[$0] == nil }
    return order.filter { old[$0] != new[$0] }.map { ($0, old[$0] ?? "", new[$0] ?? "") }
  }

  /// The inputs of a run; those the other has under another name are left out.
  private func inputs(_ run: RunRecord, _ other: RunRecord) -> [(String, String)] {
    run.inputs.filter { file in
      other.inputs.contains { $0.name == file.name }
        || !other.inputs.contains { $0.sha256 == file.sha256 }
    }.map { ("input \($0.name)", "sha256 \($0.sha256)") }
  }
}
