import Statistics

/// Makes the files of a case.
struct OrganiserMaker {
  typealias Cell = MadeWorkbook.Cell
  enum Trap: Int, CaseIterable {
    case oddHeading, shares, mixedPercent, nearTeam, wrongParts, pointsOfOne, wrongTotal,
      twoColumns,
      otherNames, swappedTotal, deductions, wrongWeighted
  }
  enum Layout: Int, CaseIterable {
    case csv, book, teamSheets, componentSheets, folderOfBooks, folderOfCSV, twoRows, twoRowsCSV,
      folderOfTeamSheets, pointsOfWeights
  }

  let isChinese: Bool
  let trap: Trap?
  let layout: Layout
  let words: OrganiserWords
  var choices: [String] = []
  var files: [(name: String, content: OrganiserCase.Content)] = []
  var expected: [(unit: String, team: String, shares: [Double?])] = []

  var scores: [[Double]] = []
  var units: [String] = []
  var teams: [String] = []
  var full = [100.0, 100, 100]
  var order = [0, 1, 2]

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

  mutating func pick<T>(_ list: [T], _ stream: inout PhiloxStream) -> T {
    list[min(list.count - 1, Int(stream.uniform() * Double(list.count)))]
  }
  func flip(_ stream: inout PhiloxStream) -> Bool { stream.uniform() < 0.5 }

  func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

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
}
