import Archive
import Reporting

func archivedRoundsTable(_ rounds: [ArchiveSnapshot.Summary]) -> ResultTable {
  ResultTable(
    name: "rounds",
    columns: [
      "year", "name", "added", "units", "teams", "assessors", "items", "ratings", "files", "runs",
    ],
    rows: rounds.map {
      [.integer($0.key.year), .text($0.key.name)]
        + [
          $0.added, $0.units, $0.teams, $0.assessors, $0.items, $0.ratings, $0.inputs, $0.runs,
        ].map { .integer($0) }
    })
}

/// The first three columns are those of a mapping file.
func suggestionsTable(_ suggestions: [IdentitySuggestion]) -> ResultTable {
  ResultTable(
    name: "suggestions",
    columns: ["year", "unit", "identity", "kind", "similarity", "last_year", "last_name"],
    rows: suggestions.map {
      [
        .integer($0.year), .text($0.unit), .text($0.identity), .text($0.kind.rawValue),
        .number($0.similarity, decimals: 2), .integer($0.lastYear), .text($0.lastName),
      ]
    })
}

func runsTable(_ runs: [ArchivedRun]) -> ResultTable {
  ResultTable(
    name: "runs", columns: ["run", "table", "bytes", "recipe"],
    rows: runs.enumerated().flatMap { number, run in
      run.tables.map {
        [
          .integer(number + 1), .text($0.name), .integer($0.text.utf8.count), .text(run.recipe),
        ]
      }
    })
}

extension ArchivedRound {
  /// Units, their scores, teams, components and files.
  var tables: [ResultTable] { [unitsTable, scoresTable, teamsTable, componentsTable, inputsTable] }

  private var unitsTable: ResultTable {
    var visits = units.map { _ in [Int]() }
    for score in scores {
      if let team = score.team, !visits[score.unit].contains(team) {
        visits[score.unit].append(team)
      }
    }
    return ResultTable(
      name: "units", columns: ["unit", "identity", "teams"],
      rows: zip(units, visits).map { unit, teams in
        [
          .text(unit.name), .text(unit.identity ?? unit.name),
          .text(teams.map { self.teams[$0] }.joined(separator: " ")),
        ]
      })
  }

  private var scoresTable: ResultTable {
    ResultTable(
      name: "unit_scores", columns: ["unit", "component", "team", "score"],
      rows: scores.map {
        [
          .text(units[$0.unit].name), .text(components[$0.component].key),
          $0.team.map { .text(teams[$0]) } ?? .missing, .exact($0.value),
        ]
      })
  }

  private var teamsTable: ResultTable {
    let visited = Dictionary(
      scores.compactMap { score in score.team.map { ($0, Set([score.unit])) } },
      uniquingKeysWith: { $0.union($1) })
    return ResultTable(
      name: "teams", columns: ["team", "units", "assessors"],
      rows: teams.enumerated().map { index, team in
        [
          .text(team), .integer(visited[index]?.count ?? 0),
          .integer(assessors.count { $0.team == index }),
        ]
      })
  }

  private var componentsTable: ResultTable {
    ResultTable(
      name: "components", columns: ["component", "weight", "full"],
      rows: components.map { [.text($0.key), .exact($0.weight), .exact($0.full)] })
  }

  private var inputsTable: ResultTable {
    ResultTable(
      name: "files", columns: ["file", "bytes", "sha256"],
      rows: inputs.map { [.text($0.name), .integer($0.bytes), .text($0.sha256)] })
  }
}
