import Statistics

/// Cells, headings and what stands around a table.
extension OrganiserMaker {
  enum PeerStyle: CaseIterable { case plain, percentText, percentFormat }
  enum NumberStyle: CaseIterable { case plain, text, fullWidth, unit, comma }

  func cell(_ value: Double, _ style: NumberStyle) -> Cell {
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

  func peer(_ value: Double, _ style: PeerStyle, _ number: NumberStyle) -> Cell {
    let share = value / full[2]
    switch style {
    case .plain: return cell(value, number)
    case .percentText: return .text("\(rounded(share * 100))%")
    case .percentFormat: return .percent((share * 10000).rounded() / 10000)
    }
  }

  mutating func heading(_ k: Int, _ style: Int, _ stream: inout PhiloxStream) -> String {
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

  mutating func frame(
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

  func moved(_ merge: String, down: Int) -> String {
    merge.split(separator: ":").map { end in
      let letters = end.prefix { $0.isLetter }
      return letters + "\((Int(end.drop { $0.isLetter }) ?? 0) + down)"
    }.joined(separator: ":")
  }

  func csv(_ rows: [[Cell]], delimiter: String, pads: Bool) -> String {
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

  mutating func add(
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
}
