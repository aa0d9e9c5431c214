import Phrases
import TableIO

extension RoundBuilder {
  /// findings.csv: highlights and problems the teams reported, counted against the quotas.
  mutating func readFindings(_ sheet: Sheet) {
    guard opens(sheet, required: ["team", "kind"]) else { return }
    // Rows may name teams that no other file names, so the counts cannot be sized before them.
    var highlights: [Int: Int] = [:]
    var problems: [Int: Int] = [:]
    for row in 0..<sheet.table.rowCount {
      if sheet.has("unit"), !sheet.text(row, "unit").isEmpty { _ = unit(of: row, in: sheet) }
      guard let team = team(of: row, in: sheet) else {
        if sheet.text(row, "team").isEmpty {
          log.report(
            .noTeam, .error, in: sheet, row: row, column: "team",
            Phrase("the row does not name a team"), Phrase("name the team that reported it"))
        }
        continue
      }
      switch ColumnAliases.word(sheet.text(row, "kind")) {
      case "highlight": highlights[team, default: 0] += 1
      case "problem": problems[team, default: 0] += 1
      case let word:
        log.report(
          .unknownKind, .error, in: sheet, row: row, column: "kind", value: word,
          Phrase("'\(word)' is neither highlight nor problem"),
          Phrase("write highlight (亮点) or problem (问题)"))
      }
    }
    let counts = Round.Reported(
      highlights: teams.all.indices.map { highlights[$0] ?? 0 },
      problems: teams.all.indices.map { problems[$0] ?? 0 })
    checkQuotas(counts, sheet)
    reported = counts
  }

  private mutating func checkQuotas(_ counts: Round.Reported, _ sheet: Sheet) {
    let quotas = scheme.quotas ?? .standard
    for team in teams.all.indices {
      let (highlights, problems) = (counts.highlights[team], counts.problems[team])
      let checks = [
        (
          highlights, quotas.highlights,
          highlights == 1 ? Phrase("1 highlight") : Phrase("\(highlights) highlights")
        ),
        (
          problems, quotas.problems,
          problems == 1 ? Phrase("1 problem") : Phrase("\(problems) problems")
        ),
      ]
      for (count, span, what) in checks where !span.contains(count) {
        log.report(
          .findingQuota, .warning, in: sheet, value: "\(count)",
          Phrase("team \(teams.all[team]) reported \(what); the rules ask for \(span.text)"),
          Phrase("ask the team, or change 'quotas' in the scheme"))
      }
    }
    checkTogether(counts, quotas, sheet)
  }

  /// What all teams reported together.
  private mutating func checkTogether(
    _ counts: Round.Reported, _ quotas: Quotas, _ sheet: Sheet
  ) {
    let count = teams.all.count
    guard count > 1 else { return }
    let checks = [
      (
        counts.highlights.reduce(0, +), quotas.allHighlights ?? quotas.highlights.times(count),
        Phrase("highlights")
      ),
      (
        counts.problems.reduce(0, +), quotas.allProblems ?? quotas.problems.times(count),
        Phrase("problems")
      ),
    ]
    for (sum, span, what) in checks where !span.contains(sum) {
      log.report(
        .findingQuota, .warning, in: sheet, value: "\(sum)",
        Phrase(
          "the \(count) teams reported \(sum) \(what) together; the rules ask for \(span.text)"),
        Phrase("ask the teams, or change 'quotas' in the scheme"))
    }
  }

  /// interviews.csv: who was interviewed in each unit, counted against the quotas.
  mutating func readInterviews(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit", "role"]) else { return }
    // As with findings, rows may name units that no other file names.
    var counts: [Int: [String: Int]] = [:]
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let role = ColumnAliases.word(sheet.text(row, "role"))
      guard !role.isEmpty else {
        log.report(
          .unknownKind, .error, in: sheet, row: row, column: "role",
          Phrase("the row does not name a role"),
          Phrase("write the role of the person interviewed"))
        continue
      }
      let people = sheet.has("count") ? count(row, in: sheet) ?? 0 : 1
      counts[unit, default: [:]][role, default: 0] += people
    }
    for unit in units.all.indices { checkInterviews(of: unit, counts[unit] ?? [:], sheet) }
  }

  /// - Parameter counts: people interviewed in the unit, by role.
  private mutating func checkInterviews(of unit: Int, _ counts: [String: Int], _ sheet: Sheet) {
    let quotas = scheme.quotas ?? .standard
    let total = counts.values.reduce(0, +)
    var checks = [
      (
        total, quotas.interviews,
        total == 1 ? Phrase("1 interview") : Phrase("\(total) interviews")
      )
    ]
    for (role, span) in quotas.roles.sorted(by: { $0.key < $1.key }) {
      let count = counts[role] ?? 0
      let name = Phrase(term: role.split(separator: "_").joined(separator: " "))
      checks.append(
        (
          count, span,
          count == 1 ? Phrase("1 interview (\(name))") : Phrase("\(count) interviews (\(name))")
        ))
    }
    for (count, span, what) in checks where !span.contains(count) {
      log.report(
        .interviewQuota, .warning, in: sheet, value: "\(count)",
        Phrase("\(units.all[unit]) had \(what); the rules ask for \(span.text)"),
        Phrase("ask the team, or change 'quotas' in the scheme"))
    }
  }
}
