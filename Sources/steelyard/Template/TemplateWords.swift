import Assessments
import Reporting

/// What a template says, in English and Chinese.
enum TemplateWords {
  static let team = "Team: its name, one row a team.\n考核组名称，每行一个。"
  static let unit = """
    Unit: its name, one row a unit. A unit visited by two teams has two rows.
    被考核单位名称，每行一个；由两个组考核的单位填两行。
    """
  static let visitingTeam = """
    Team that visited the unit, from sheet 'teams'.
    到该单位考核的组，从“teams”表选取。
    """
  static let ratedUnit = "Unit, from sheet 'scores'.\n被考核单位，从“scores”表选取。"
  static let assessor = """
    Assessor: name or code of the person who gave the score.
    考核人姓名或代号。
    """
  static let item = "Item of the scheme; see sheet 'items'.\n考核项编号，见“items”表。"
  static let count = """
    Count: ballots with this grade, a whole number from 0.
    票数：该等次的票数，非负整数。
    """

  static func score(most: Double) -> String {
    """
    Score: points, 0 to the item's full marks (\(most.significant) at most), decimals allowed. \
    N.A. where the item does not apply; blank is missing, 0 is a score.
    得分：0 至该项满分（最高 \(most.significant) 分），可有小数；不适用填“不适用”，空白表示缺失，0 是得分。
    """
  }

  static func grade(_ grades: [(grade: String, points: Double)]) -> String {
    let points = grades.map { "\($0.grade) \($0.points.significant)" }.joined(separator: ", ")
    return "Grade of the ballot, with its points: \(points).\n民主测评等次及对应分值：\(points)。"
  }

  static func component(_ component: Scheme.Component, hasItems: Bool, hasBallots: Bool) -> String {
    var english =
      "\(component.key): points, 0 to \(component.full.significant), decimals allowed; weight "
      + "\(component.weight.significant) %; given by \(scorer(component).english)."
    var chinese =
      "\(name(component))：0 至 \(component.full.significant) 分，可有小数；权重 "
      + "\(component.weight.significant)%；由\(scorer(component).chinese)评定。"
    if component.scoredBy == .team, hasItems {
      english += " Blank where sheet 'ratings' has its item scores."
      chinese += "“ratings”表填了各项得分的，此处留空。"
    }
    if component.scoredBy == .members, hasBallots {
      english += " Blank where sheet 'ballots' has the votes."
      chinese += "“ballots”表填了票数的，此处留空。"
    }
    return english + "\n" + chinese
  }

  private static func name(_ component: Scheme.Component) -> String {
    let names = ["onsite": "实地考核", "routine": "平时考核", "peer": "民主测评"]
    return names[component.key] ?? component.key
  }

  private static func scorer(
    _ component: Scheme.Component
  ) -> (english: String, chinese: String) {
    switch component.scoredBy {
    case .team: ("the team that visited", "考核组")
    case .centre: ("the centre", "上级统一")
    case .members: ("the unit's own members", "本单位成员")
    }
  }

  /// The lines of the first sheet; short enough to be seen whole.
  static func readMe(_ template: RoundTemplate) -> [(english: String, chinese: String)] {
    let scheme = template.scheme
    let full = scheme.components[0].full.significant
    var lines = [
      ("Scores of one round: \(scheme.name)", "一轮考核的得分：\(scheme.name)"),
      ("Keep this file and scheme.yaml in one folder of their own.", "本文件与 scheme.yaml 单独放在同一文件夹。"),
      ("", ""),
      ("1. Sheet 'teams': the names of the teams.", "1. “teams”表：填写各考核组名称。"),
      (
        "2. Sheet 'scores': one row a unit, its team and its scores.", "2. “scores”表：每单位一行，填考核组和得分。"
      ),
    ]
    if !template.items.isEmpty {
      lines += [
        (
          "3. Sheet 'ratings', if item scores are known: one row a score.",
          "3. “ratings”表：有分项得分时，每行填一个得分。"
        ),
        (
          "   \(template.items.count) items of \(full) points; sheet 'items' lists them.",
          "   共 \(template.items.count) 项、\(full) 分，见“items”表。"
        ),
        (
          "   Leave \(scheme.components[0].key) blank: it is the sum of the items.",
          "   此时\(name(scheme.components[0]))留空，由各项得分相加。"
        ),
        ("   N.A. where an item does not apply.", "   不适用的项填“不适用”。"),
      ]
    }
    if let peer = scheme.components.first(where: { $0.scoredBy == .members }) {
      let number = template.items.isEmpty ? 3 : 4
      lines += [
        (
          "\(number). Sheet 'ballots', if votes are known: one row a unit and grade.",
          "\(number). “ballots”表：有选票时，每单位每等次一行，填票数。"
        ),
        ("   Leave \(peer.key) blank: it is the mean of the votes.", "   此时\(name(peer))留空，由票数折算。"),
      ]
    }
    lines += [
      ("", ""),
      ("Blank is missing; 0 is a score.", "空白表示缺失，0 是得分。"),
      ("Sheets left empty are not read. Keep their names and headings.", "空表不读取；请勿改动表名和表头。"),
      ("Cells check what is typed, not what is pasted.", "单元格只检查键入的内容，不检查粘贴的内容。"),
      ("Then: steelyard check FOLDER -o checked", "填好后运行：steelyard check 文件夹 -o checked"),
      ("", ""),
    ]
    for component in scheme.components {
      lines.append(
        (
          "\(component.key): \(component.weight.significant) %, 0 to "
            + "\(component.full.significant) points, by \(scorer(component).english)",
          "\(name(component))：\(component.weight.significant)%，0 至 "
            + "\(component.full.significant) 分，由\(scorer(component).chinese)评定"
        ))
    }
    return lines
  }
}
