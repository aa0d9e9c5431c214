import Phrases

extension RoundBuilder {
  /// findings.csv: highlights and problems the teams reported, counted against the quotas.
  mutating func readFieldNotes(_ sheet: Sheet) {
    guard opens(sheet, required: ["team", "kind"]) else { return }
    var counts = Round.Reported(
      highlights: Array(repeating: 0, count: teams.all.count),
      problems: Array(repeating: 0, count: teams.all.count))
    for row in 0..<sheet.table.rowCount {
      if sheet.has("unit"), !sheet.text(row, "unit").isEmpty { _ = unit(of: row, in: sheet) }
      guard let team = team(of: row, in: sheet) else {
        if sheet.text(row, "team").isEmpty {
          log.report(
            .noTeam, .error, in: sheet, row: row, column: "team",
            Phrase("the finding names no team"),
            Phrase("name the team that reported it"))
        }
        continue
      }
      switch ColumnAliases.word(sheet.text(row, "kind")) {
      case "highlight": counts.highlights[team] += 1
      case "problem": counts.problems[team] += 1
      case let word:
        log.report(
          .unknownKind, .error, in: sheet, row: row, column: "kind", value: word,
          Phrase("'\(word)' is neither highlight nor problem"),
          Phrase("write highlight (亮点) or problem (问题)"))
      }
    }
    let quotas = scheme.quotas ?? .standard
    for team in teams.all.indices {
      compare(counts.highlights[team], quotas.highlights, Phrase("highlights"), of: team, sheet)
      compare(counts.problems[team], quotas.problems, Phrase("problems"), of: team, sheet)
    }
    reported = counts
  }

  private mutating func compare(
    _ count: Int, _ span: Quotas.Span, _ what: Phrase, of team: Int, _ sheet: Sheet
  ) {
    guard !span.contains(count) else { return }
    log.report(
      .findingQuota, .warning, in: sheet, value: "\(count)",
      Phrase("team \(teams.all[team]) reports \(count) \(what), the rules ask for \(span.text)"),
      Phrase("ask the team, or change 'quotas' in the scheme"))
  }

  /// interviews.csv: who was interviewed in each unit, counted against the quotas.
  mutating func readInterviews(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit", "role"]) else { return }
    var counts = Array(repeating: [String: Int](), count: units.all.count)
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let role = ColumnAliases.word(sheet.text(row, "role"))
      guard !role.isEmpty else {
        log.report(
          .unknownKind, .error, in: sheet, row: row, column: "role",
          Phrase("the interview has no role"),
          Phrase("write the role of the person interviewed"))
        continue
      }
      let people = sheet.has("count") ? count(row, in: sheet) ?? 0 : 1
      counts[unit][role, default: 0] += people
    }
    let quotas = scheme.quotas ?? .standard
    for unit in units.all.indices {
      var wants: [(Phrase, Int, Quotas.Span)] = [
        (Phrase("interviews"), counts[unit].values.reduce(0, +), quotas.interviews)
      ]
      for (role, span) in quotas.roles.sorted(by: { $0.key < $1.key }) {
        let name = role.split(separator: "_").joined(separator: " ")
        wants.append((Phrase("interviews with a \(name)"), counts[unit][role] ?? 0, span))
      }
      for (what, count, span) in wants where !span.contains(count) {
        log.report(
          .interviewQuota, .warning, in: sheet, value: "\(count)",
          Phrase("\(units.all[unit]) has \(count) \(what), the rules ask for \(span.text)"),
          Phrase("ask the team, or change 'quotas' in the scheme"))
      }
    }
  }
}
