public import Statistics

/// One round as an organiser might keep it: files with headings, titles, notes and layouts drawn at
/// random, and what they mean.
public struct OrganiserCase: Sendable {
  /// What a file holds.
  public enum Content: Sendable {
    /// A workbook.
    case bytes([UInt8])
    /// A text, and whether it is to be in GB18030.
    case text(String, isGB18030: Bool)
  }

  /// The choices, for messages.
  public var name = ""
  /// Names and contents; one file is the round, several are a folder.
  public var files: [(name: String, content: Content)] = []
  /// Units in order, with team and shares of full marks (on-site, routine, peer); nil where missing.
  public var rows: [(unit: String, team: String, shares: [Double?])] = []
  /// Whether the files cannot be read rightly without being told more.
  public var isTrap = false

  /// Draws a case.
  ///
  /// - Parameters:
  ///   - index: picks language, layout and trap in turn, so that all of them occur.
  ///   - stream: draws everything else.
  public init(_ index: Int, _ stream: inout PhiloxStream) {
    var maker = OrganiserMaker(index)
    maker.draw(&stream)
    name = maker.choices.joined(separator: " ")
    files = maker.files
    rows = maker.expected
    isTrap = maker.trap != nil
  }
}

/// Headings that mean the same.
private struct Headings {
  let unit: [String]
  let team: [String]
  let components: [[String]]
  let files: [[String]]
  let score: [String]
  let total: [String]

  static let chinese = Headings(
    unit: ["单位", "被考核单位", "单位名称", "部门", "被考核单位名称", "考核对象", "单 位"],
    team: ["考核组", "考核组别", "组别", "考核小组", "组名", "检查组"],
    components: [
      ["实地考核", "实地考核得分", "现场考核成绩", "实地考评分数", "考核组评分", "一、实地考核", "2015年度实地考核得分", "党建实地考核得分"],
      ["平时考核", "平时考核得分", "日常考核成绩", "平时成绩", "日常考评得分", "二、平时考核"],
      ["民主测评", "民主测评得分", "民主测评满意率", "民主评议分数", "群众满意度", "三、民主测评得分"],
    ],
    files: [["实地考核", "2015年实地考核得分"], ["平时考核", "附件2：平时考核"], ["民主测评", "民主测评结果汇总"]],
    score: ["得分", "成绩", "分数", "考核得分"], total: ["总分", "综合得分", "合计", "总成绩"])

  static let english = Headings(
    unit: ["Unit", "Department", "Organisation", "Unit name", "Department name", "Agency"],
    team: ["Team", "Inspection team", "Assessment team", "Group", "Panel", "Team name"],
    components: [
      [
        "Site visit", "On-site", "On-site inspection score", "Inspection", "Field visit",
        "On-site assessment",
      ],
      ["Desk review", "Routine", "Routine assessment", "Day-to-day work", "Desk assessment score"],
      [
        "Staff vote", "Member vote", "Democratic vote", "Staff satisfaction", "Peer review",
        "Staff survey (%)",
      ],
    ],
    files: [
      ["site visit", "Onsite_inspection"], ["desk-review", "routine"],
      ["staff vote", "member_ballot"],
    ],
    score: ["Score", "Result", "Points"], total: ["Total", "Overall score", "Weighted total"])
}

/// Makes the files of a case.
private struct OrganiserMaker {
  typealias Cell = MadeWorkbook.Cell
  enum Trap: Int, CaseIterable {
    case oddHeading, shares, mixedPercent, nearTeam, wrongParts, pointsOfOne, wrongTotal,
      twoColumns,
      otherNames, swappedTotal, deductions, wrongWeighted
  }
  private enum Layout: Int, CaseIterable {
    case csv, book, teamSheets, componentSheets, folderOfBooks, folderOfCSV, twoRows, twoRowsCSV,
      folderOfTeamSheets, pointsOfWeights
  }

  let isChinese: Bool
  let trap: Trap?
  private let layout: Layout
  private let words: Headings
  private(set) var choices: [String] = []
  private(set) var files: [(name: String, content: OrganiserCase.Content)] = []
  private(set) var expected: [(unit: String, team: String, shares: [Double?])] = []

  private var scores: [[Double]] = []
  private var units: [String] = []
  private var teams: [String] = []
  private var full = [100.0, 100, 100]
  private var order = [0, 1, 2]

  init(_ index: Int) {
    isChinese = index % 2 == 0
    let layouts = Layout.allCases
    layout = layouts[(index / 2) % layouts.count]
    let round = index / (2 * layouts.count)
    // Two cases of five are traps.
    trap =
      round % 5 < 3 ? nil : Trap.allCases[(round / 5 * 2 + round % 5 - 3) % Trap.allCases.count]
    words = isChinese ? .chinese : .english
    choices = [isChinese ? "zh" : "en", "\(layout)", trap.map { "trap \($0)" } ?? ""]
  }

  private mutating func pick<T>(_ list: [T], _ stream: inout PhiloxStream) -> T {
    list[min(list.count - 1, Int(stream.uniform() * Double(list.count)))]
  }
  private func flip(_ stream: inout PhiloxStream) -> Bool { stream.uniform() < 0.5 }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  mutating func draw(_ stream: inout PhiloxStream) {
    let count = 12
    for unit in 0..<count {
      units.append(
        isChinese
          ? "市\(["财政", "教育", "水务", "民政", "司法", "交通", "农业", "文化", "卫生", "审计", "统计", "体育"][unit])局"
          : "\(["Finance", "Education", "Water", "Civil Affairs", "Justice", "Transport", "Farming", "Culture", "Health", "Audit", "Statistics", "Sports"][unit]) Bureau"
      )
      let team = unit * 3 / count
      teams.append(isChinese ? "第\(["一", "二", "三"][team])组" : ["North", "South", "West"][team])
      scores.append([
        rounded(78 + 4 * stream.uniform() * 4), rounded(80 + 15 * stream.uniform()),
        rounded(82 + 16 * stream.uniform()),
      ])
    }
    order = pick([[0, 1, 2], [1, 0, 2], [2, 1, 0], [0, 2, 1]], &stream)
    if layout == .pointsOfWeights {
      full = [60, 30, 10]
      for unit in units.indices {
        for k in 0..<3 { scores[unit][k] = rounded(scores[unit][k] * full[k] / 100) }
      }
    }
    expected = units.indices.map { unit in
      (units[unit], teams[unit], (0..<3).map { scores[unit][$0] / full[$0] })
    }
    switch layout {
    case .csv, .book, .pointsOfWeights, .twoRows, .twoRowsCSV: single(&stream)
    case .teamSheets: teamSheets(&stream)
    case .componentSheets, .folderOfBooks, .folderOfCSV, .folderOfTeamSheets: separate(&stream)
    }
  }

  // MARK: Cells

  private enum PeerStyle: CaseIterable { case plain, percentText, percentFormat }
  private enum NumberStyle: CaseIterable { case plain, text, fullWidth, unit, comma }

  private func cell(_ value: Double, _ style: NumberStyle) -> Cell {
    switch style {
    case .plain: return .number(value)
    case .text: return .text("\(value)")
    case .fullWidth:
      let wide = "\(value)".unicodeScalars.map { scalar -> Character in
        Character(UnicodeScalar(scalar.value + 0xFEE0) ?? scalar)
      }
      return .text(String(wide))
    case .unit: return .text("\(value)" + (isChinese ? "分" : " pts"))
    case .comma: return .text("\(value)".replacing(".", with: ","))
    }
  }

  private func peer(_ value: Double, _ style: PeerStyle, _ number: NumberStyle) -> Cell {
    let share = value / full[2]
    switch style {
    case .plain: return cell(value, number)
    case .percentText: return .text("\(rounded(share * 100))%")
    case .percentFormat: return .percent((share * 10000).rounded() / 10000)
    }
  }

  private mutating func heading(_ k: Int, _ style: Int, _ stream: inout PhiloxStream) -> String {
    let base = pick(words.components[k], &stream)
    let weight = [60, 30, 10][k]
    if layout == .pointsOfWeights {
      return base + (isChinese ? "（\(weight)分）" : " (max \(weight))")
    }
    switch style {
    case 1: return base + (isChinese ? "（\(weight)%）" : " (\(weight)%)")
    case 2: return base + (isChinese ? "（100分）" : " (out of 100)")
    case 3: return base + (isChinese ? "（满分100分，占\(weight)%）" : " [100 points, \(weight)%]")
    case 4: return base + (isChinese ? "（权重\(weight)%）" : " \(weight)%")
    default: return base
    }
  }

  private mutating func frame(
    _ rows: [[Cell]], _ merges: [String], title: String, _ stream: inout PhiloxStream
  ) -> (rows: [[Cell]], merges: [String], shift: Int) {
    var out: [[Cell]] = []
    let width = rows.map(\.count).max() ?? 1
    var merges = merges
    let lines = Int(stream.uniform() * 3)
    if lines > 0 {
      out.append([.text(title)])
      if flip(&stream) { merges.append("A1:\(MadeWorkbook.letters(width - 1))1") }
    }
    if lines > 1 {
      out.append(
        isChinese
          ? [.text("填报单位：考核办"), .blank, .text("日期：2015年12月30日")]
          : [.text("Prepared by: Appraisal Office")])
    }
    let shift = out.count
    out += rows
    if flip(&stream) {
      out.append([.text(isChinese ? "注：成绩保留两位小数" : "Note: scores have two decimals")])
    }
    if flip(&stream) {
      out.append(
        isChinese
          ? [.text("制表人：张三"), .blank, .text("审核人：李四")]
          : [.text("Approved by: J. Smith")])
    }
    return (out, merges, shift)
  }

  private func moved(_ merge: String, down: Int) -> String {
    merge.split(separator: ":").map { end in
      let letters = end.prefix { $0.isLetter }
      return letters + "\((Int(end.drop { $0.isLetter }) ?? 0) + down)"
    }.joined(separator: ":")
  }

  private func csv(_ rows: [[Cell]], delimiter: String, pads: Bool) -> String {
    let width = pads ? rows.map(\.count).max() ?? 0 : 0
    return rows.map { row in
      var texts = row.map { cell -> String in
        switch cell {
        case .blank: ""
        case .text(let text):
          text.contains(delimiter) || text.contains("\"") ? "\"\(text)\"" : text
        case .number(let value): "\(value)"
        case .percent(let share): "\(rounded(share * 100))%"
        }
      }
      while texts.count < width { texts.append("") }
      return texts.joined(separator: delimiter)
    }.joined(separator: "\n") + "\n"
  }

  private mutating func add(
    _ name: String, _ sheets: [MadeWorkbook.Sheet], asText: Bool, _ stream: inout PhiloxStream
  ) {
    guard asText, let sheet = sheets.first else {
      files.append((name + ".xlsx", .bytes(MadeWorkbook(sheets).bytes)))
      return
    }
    let hasCommas = sheet.rows.joined().contains { cell in
      if case .text(let text) = cell { text.contains(",") } else { false }
    }
    let delimiter = hasCommas ? ";" : pick([",", ",", ";", "\t"], &stream)
    let text = csv(sheet.rows, delimiter: delimiter, pads: true)
    let mark = pick(["", "\u{FEFF}", "gb"], &stream)
    choices.append("csv \(delimiter == "\t" ? "tab" : delimiter) \(mark)")
    files.append(
      (
        name + ".csv",
        .text((mark == "gb" ? "" : mark) + text, isGB18030: mark == "gb" && isChinese)
      ))
  }

  // MARK: Layouts

  /// Rows of one table.
  private mutating func table(
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

  private struct Extras {
    var unit = "", team = "", total = ""
    var serial = false, teamFirst = false, hasTotal = false, hasRank = false, hasRemark = false
    var hasSum = false, mergesTeams = false, realMerges = false
  }

  private mutating func extras(_ stream: inout PhiloxStream) -> Extras {
    Extras(
      unit: pick(words.unit, &stream), team: pick(words.team, &stream),
      total: pick(words.total, &stream), serial: flip(&stream), teamFirst: flip(&stream),
      hasTotal: flip(&stream), hasRank: flip(&stream), hasRemark: flip(&stream),
      hasSum: flip(&stream), mergesTeams: flip(&stream))
  }

  private var isText: Bool { [.csv, .folderOfCSV, .twoRowsCSV].contains(layout) }

  private mutating func numbers(_ stream: inout PhiloxStream) -> NumberStyle {
    let style =
      pick([.plain, .plain, .plain, .text, .fullWidth, .unit, .comma], &stream) as NumberStyle
    choices.append("\(style)")
    return style
  }

  private mutating func single(_ stream: inout PhiloxStream) {
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
  private mutating func twoRows(
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

  private mutating func teamSheets(_ stream: inout PhiloxStream) {
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
  private mutating func separate(_ stream: inout PhiloxStream) {
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
          var (rows, _) = table(
            of: Array((team * 4)..<(team * 4 + 4)), components: [k], hasTeam: false,
            headings: [heading], numbers: numbers, peers: peers, extras: extras, &stream)
          if trap == .oddHeading { spoilSeparate(&rows, k) }
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

  // MARK: Traps

  /// Makes a single table one that cannot be read without being told more, or has a fault.
  private mutating func spoil(
    _ rows: inout [[Cell]], firstScore: Int, extras: Extras, _ stream: inout PhiloxStream
  ) {
    guard let trap else { return }
    let isTwoRows = layout == .twoRows || layout == .twoRowsCSV
    let places =
      isTwoRows ? [6, 7, 8] : [0, 1, 2].map { k in firstScore + (order.firstIndex(of: k) ?? 0) }
    let head = isTwoRows ? 2 : 1
    let width = rows[0].count
    for row in rows.indices where rows[row].count < width {
      rows[row] += Array(repeating: .blank, count: width - rows[row].count)
    }
    let hasTeam = layout != .teamSheets
    let unit =
      isTwoRows ? 1 : (extras.serial ? 1 : 0) + (extras.teamFirst && hasTeam ? 1 : 0)
    let last = rows.count - (extras.hasSum && !isTwoRows ? 1 : 0)
    switch trap {
    case .oddHeading, .otherNames:
      rows[0][places[1]] = .text(isChinese ? "季度督导情况甲" : "Office view")
    case .shares:
      for row in head..<last { rows[row][places[2]] = .number(0.9 + Double(row) / 1000) }
    case .mixedPercent:
      for row in head..<last {
        rows[row][places[2]] = row % 2 == 0 ? .text("90.5%") : .number(90.5)
      }
    case .nearTeam, .wrongParts:
      // Two spellings of one unit.
      guard case .text(let name) = rows[head][unit] else { return }
      rows[last - 1][unit] = .text("\(name.prefix(2)) \(name.dropFirst(2))")
    case .pointsOfOne:
      guard layout != .pointsOfWeights else { return spoilHeading(&rows, places) }
      for row in head..<last { rows[row][places[2]] = .number(rounded(8 + Double(row) / 10)) }
    case .wrongTotal, .swappedTotal, .deductions, .wrongWeighted:
      for row in 0..<last {
        rows[row].append(
          row == 0
            ? .text(
              trap == .wrongWeighted && isChinese ? "实地考核折算分" : isChinese ? "总分" : "Total")
            : row < head ? .blank : .number(50 + Double(row)))
      }
    case .twoColumns:
      for row in 0..<last {
        rows[row].append(
          row == 0
            ? .text(isChinese ? "现场考核得分" : "Field inspection")
            : row < head ? .blank : .number(70 + Double(row)))
      }
    }
  }

  private func spoilHeading(_ rows: inout [[Cell]], _ places: [Int]) {
    rows[0][places[1]] = .text(isChinese ? "季度督导情况甲" : "Office view")
  }

  private func spoilSeparate(_ rows: inout [[Cell]], _ k: Int) {
    guard let trap, k == 1 || trap == .oddHeading && layout == .folderOfTeamSheets else { return }
    guard k == 1 else { return }
    let unit =
      rows[0].firstIndex { cell in
        if case .text(let text) = cell { words.unit.contains(text) } else { false }
      } ?? 0
    let isOdd = [.oddHeading, .twoColumns, .wrongTotal, .swappedTotal].contains(trap)
    if isOdd {
      let score = rows[1].firstIndex { cell in cell == .text("") } ?? unit + 1
      rows[0][score] = .text(isChinese ? "督导甲" : "View of A")
    } else {
      rows[2][unit] = .text(isChinese ? "撤并办公室" : "Former Office")
    }
  }
}
