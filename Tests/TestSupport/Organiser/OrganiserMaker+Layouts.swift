import Statistics

/// Tables, sheets and files.
extension OrganiserMaker {
  /// Rows of one table.
  mutating func table(
    of members: [Int], components: [Int], hasTeam: Bool, headings: [String], numbers: NumberStyle,
    peers: PeerStyle, extras: Extras, _ stream: inout PhiloxStream
  ) -> (rows: [[Cell]], merges: [String]) {
    var header: [Cell] = []
    if extras.serial { header.append(.text(isChinese ? "序号" : "No.")) }
    header.append(.text(extras.unit))
    if hasTeam, extras.teamFirst {
      header.insert(.text(extras.team), at: extras.serial ? 1 : 0)
    } else if hasTeam {
      header.append(.text(extras.team))
    }
    header += headings.map { .text($0) }
    if extras.hasTotal { header.append(.text(extras.total)) }
    if extras.hasRank { header.append(.text(isChinese ? "排名" : "Rank")) }
    if extras.hasRemark { header.append(.text(isChinese ? "备注" : "Remarks")) }
    var rows = [header]
    var merges: [String] = []
    let teamColumn = (extras.serial ? 1 : 0) + (extras.teamFirst ? 0 : 1)
    for (place, unit) in members.enumerated() {
      var row: [Cell] = []
      if extras.serial { row.append(.number(Double(place + 1))) }
      row.append(.text(units[unit]))
      let isFirst = place == 0 || teams[members[place - 1]] != teams[unit]
      let team: Cell = extras.mergesTeams && !isFirst ? .blank : .text(teams[unit])
      if hasTeam { extras.teamFirst ? row.insert(team, at: row.count - 1) : row.append(team) }
      for k in components {
        row.append(k == 2 ? peer(scores[unit][2], peers, numbers) : cell(scores[unit][k], numbers))
      }
      if extras.hasTotal {
        let total = (0..<3).reduce(0.0) { $0 + [60, 30, 10][$1] * scores[unit][$1] / full[$1] }
        row.append(.number(rounded(total)))
      }
      if extras.hasRank { row.append(.number(Double(place + 1))) }
      if extras.hasRemark, place == 2 { row.append(.text(isChinese ? "已核对" : "checked")) }
      rows.append(row)
    }
    if extras.mergesTeams, hasTeam, extras.realMerges {
      var start = 0
      for place in 1...members.count
      where place == members.count || teams[members[place]] != teams[members[start]] {
        if place - start > 1 {
          let letter = MadeWorkbook.letters(teamColumn)
          merges.append("\(letter)\(start + 2):\(letter)\(place + 1)")
        }
        start = place
      }
    }
    if extras.hasSum {
      var row: [Cell] = extras.serial ? [.blank] : []
      row.append(.text(isChinese ? "平均" : "Average"))
      if hasTeam { extras.teamFirst ? row.insert(.blank, at: row.count - 1) : row.append(.blank) }
      for k in components {
        row.append(
          .number(rounded(members.reduce(0.0) { $0 + scores[$1][k] } / Double(members.count))))
      }
      rows.append(row)
    }
    return (rows, merges)
  }

  struct Extras {
    var unit = "", team = "", total = ""
    var serial = false, teamFirst = false, hasTotal = false, hasRank = false, hasRemark = false
    var hasSum = false, mergesTeams = false, realMerges = false
  }

  mutating func extras(_ stream: inout PhiloxStream) -> Extras {
    Extras(
      unit: pick(words.unit, &stream), team: pick(words.team, &stream),
      total: pick(words.total, &stream), serial: flip(&stream), teamFirst: flip(&stream),
      hasTotal: flip(&stream), hasRank: flip(&stream), hasRemark: flip(&stream),
      hasSum: flip(&stream), mergesTeams: flip(&stream))
  }

  var isText: Bool { [.csv, .folderOfCSV, .twoRowsCSV].contains(layout) }

  mutating func numbers(_ stream: inout PhiloxStream) -> NumberStyle {
    let style =
      pick([.plain, .plain, .plain, .text, .fullWidth, .unit, .comma], &stream) as NumberStyle
    choices.append("\(style)")
    return style
  }

  mutating func single(_ stream: inout PhiloxStream) {
    var extras = extras(&stream)
    extras.realMerges = !isText && flip(&stream)
    let decoration = Int(stream.uniform() * 5)
    var headings: [String] = []
    for k in order { headings.append(heading(k, decoration, &stream)) }
    var peers = pick(PeerStyle.allCases, &stream)
    let numbers = numbers(&stream)
    if layout == .pointsOfWeights, peers != .plain { peers = .plain }
    if peers != .plain, decoration == 0, headings.contains(where: { $0.contains("%") }) {
      peers = .plain
    }
    choices += ["\(peers)", "headings \(headings)", extras.hasTotal ? extras.total : ""]
    if layout == .twoRows || layout == .twoRowsCSV {
      return twoRows(extras, numbers, peers, decoration, &stream)
    }
    var (rows, merges) = table(
      of: Array(units.indices), components: order, hasTeam: true, headings: headings,
      numbers: numbers, peers: peers, extras: extras, &stream)
    spoil(&rows, firstScore: (extras.serial ? 1 : 0) + 2, extras: extras, &stream)
    let title = isChinese ? "2015年度基层党建考核成绩汇总表" : "Annual appraisal 2015, results"
    let framed = frame(rows, merges, title: title, &stream)
    merges =
      merges.map { moved($0, down: framed.shift) }
      + framed.merges.filter { !merges.contains($0) }
    add(
      isChinese ? "考核成绩" : "results",
      [.init(isChinese ? "汇总" : "Sheet1", framed.rows, merges: merges)],
      asText: isText, &stream)
  }

  /// A header over two rows: on-site parts under one name, with their sum.
  mutating func twoRows(
    _ extras: Extras, _ numbers: NumberStyle, _ peers: PeerStyle, _ decoration: Int,
    _ stream: inout PhiloxStream
  ) {
    let parts = isChinese ? ["班子建设", "党员管理", "制度落实"] : ["Leadership", "Organisation", "Records"]
    let sum =
      isChinese
      ? pick(["小计", "合计", "总分", "得分"], &stream) : pick(["Subtotal", "Total", "Score"], &stream)
    var top: [Cell] = [.text(isChinese ? "序号" : "No."), .text(extras.unit), .text(extras.team)]
    top += [.text(heading(0, decoration, &stream)), .blank, .blank, .blank]
    top += [.text(heading(1, decoration, &stream)), .text(heading(2, decoration, &stream))]
    var below: [Cell] = [.blank, .blank, .blank] + parts.map { .text($0) } + [.text(sum)]
    below += [.blank, .blank]
    var rows = [top, below]
    for (place, unit) in units.indices.enumerated() {
      let whole = scores[unit][0]
      let first = rounded(whole * 0.3)
      let second = rounded(whole * 0.45)
      var third = rounded(whole - first - second)
      if trap == .wrongParts { third = rounded(third - 3) }
      let isFirst = place == 0 || teams[unit - 1] != teams[unit]
      rows.append([
        .number(Double(place + 1)), .text(units[unit]),
        extras.mergesTeams && !isFirst ? .blank : .text(teams[unit]), .number(first),
        .number(second), .number(third), cell(whole, numbers), cell(scores[unit][1], numbers),
        peer(scores[unit][2], peers, numbers),
      ])
    }
    var merges = isText ? [] : ["A1:A2", "B1:B2", "C1:C2", "D1:G1", "H1:H2", "I1:I2"]
    if extras.mergesTeams, !isText { merges += ["C3:C6", "C7:C10", "C11:C14"] }
    if trap != .wrongParts { spoil(&rows, firstScore: 6, extras: extras, &stream) }
    let framed = frame(rows, [], title: isChinese ? "党建考核情况表" : "Appraisal results", &stream)
    merges = merges.map { moved($0, down: framed.shift) } + framed.merges
    add(
      isChinese ? "考核情况" : "appraisal", [.init("Sheet1", framed.rows, merges: merges)],
      asText: isText, &stream)
  }

  mutating func teamSheets(_ stream: inout PhiloxStream) {
    var extras = extras(&stream)
    extras.mergesTeams = false
    let decoration = Int(stream.uniform() * 5)
    var headings: [String] = []
    for k in order { headings.append(heading(k, decoration, &stream)) }
    let (numbers, peers) = (numbers(&stream), pick(PeerStyle.allCases, &stream))
    choices += ["\(peers)", "headings \(headings)"]
    var sheets: [MadeWorkbook.Sheet] = []
    for team in 0..<3 {
      let members = Array((team * 4)..<(team * 4 + 4))
      var own = order
      var names = headings
      if team == 1, flip(&stream) {
        own = [order[1], order[0], order[2]]
        names = [headings[1], headings[0], headings[2]]
      }
      var (rows, _) = table(
        of: members, components: own, hasTeam: false, headings: names, numbers: numbers,
        peers: peers, extras: extras, &stream)
      spoil(&rows, firstScore: (extras.serial ? 1 : 0) + 1, extras: extras, &stream)
      let title = isChinese ? "考核成绩表" : "Results of the visit"
      let framed = frame(rows, [], title: title, &stream)
      sheets.append(.init(teams[team * 4], framed.rows, merges: framed.merges))
    }
    if flip(&stream) {
      sheets.insert(
        .init(
          isChinese ? "说明" : "Read me",
          [[.text(isChinese ? "本表由各考核组填写，满分100分。" : "Filled in by the teams.")]]), at: 0)
    }
    add(isChinese ? "各组成绩" : "teams", sheets, asText: false, &stream)
  }

  /// One table per component, in sheets or files.
  mutating func separate(_ stream: inout PhiloxStream) {
    var sheets: [MadeWorkbook.Sheet] = []
    for k in 0..<3 {
      var extras = extras(&stream)
      extras.hasTotal = false
      extras.hasSum = false
      extras.mergesTeams = extras.mergesTeams && k == 0
      let named = flip(&stream)
      let heading = named ? heading(k, 0, &stream) : pick(words.score, &stream)
      let (numbers, peers) = (numbers(&stream), pick(PeerStyle.allCases, &stream))
      var members = Array(units.indices)
      if k > 0, flip(&stream) { members.reverse() }
      let isPerTeam = layout == .folderOfTeamSheets && k == 0
      let name = pick(words.files[k], &stream)
      choices.append("\(heading) in \(name)")
      if isPerTeam {
        extras.mergesTeams = false
        let own = (0..<3).map { team in
          let (rows, _) = table(
            of: Array((team * 4)..<(team * 4 + 4)), components: [k], hasTeam: false,
            headings: [heading], numbers: numbers, peers: peers, extras: extras, &stream)
          return MadeWorkbook.Sheet(teams[team * 4], rows)
        }
        add(name, own, asText: false, &stream)
        continue
      }
      var (rows, _) = table(
        of: members, components: [k], hasTeam: k == 0, headings: [heading], numbers: numbers,
        peers: peers, extras: extras, &stream)
      spoilSeparate(&rows, k)
      let framed = frame(rows, [], title: isChinese ? "成绩表" : "Scores", &stream)
      let sheet = MadeWorkbook.Sheet(words.files[k][0], framed.rows, merges: framed.merges)
      if layout == .componentSheets {
        sheets.append(sheet)
      } else {
        var one = sheet
        one.name = "Sheet1"
        add(name, [one], asText: isText, &stream)
      }
    }
    if layout == .componentSheets {
      add(isChinese ? "考核" : "round", sheets, asText: false, &stream)
    }
  }
}
