import Statistics

/// Faults, and what cannot be read without being told more.
extension OrganiserMaker {
  /// Makes a single table one that cannot be read without being told more, or has a fault.
  mutating func spoil(
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
    case .oddHeading, .otherNames: spoilHeading(&rows, places)
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

  func spoilHeading(_ rows: inout [[Cell]], _ places: [Int]) {
    rows[0][places[1]] = .text(isChinese ? "季度督导情况甲" : "Office view")
  }

  func spoilSeparate(_ rows: inout [[Cell]], _ k: Int) {
    guard let trap, k == 1 else { return }
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
