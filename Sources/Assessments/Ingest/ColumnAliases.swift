/// The names that sheets and cell words go by, Chinese and English, and the one name used inside.
/// Those of columns are in `HeadingWords`.
enum ColumnAliases {
  /// Words in cells: ballot grades, kinds of findings, interview roles, components.
  static let words: [String: String] = [
    "优秀": "excellent", "良好": "good", "一般": "fair", "较差": "poor", "差": "poor",
    "亮点": "highlight", "问题": "problem", "strength": "highlight", "weakness": "problem",
    "党组成员": "party_group_member", "专职副书记": "deputy_secretary",
    "支部书记": "branch_secretary", "full-time deputy secretary": "deputy_secretary",
    "branch secretary": "branch_secretary", "party group member": "party_group_member",
    "自评": "self", "自我评价": "self", "自评得分": "self", "self-assessment": "self",
    "支部": "branch", "党支部": "branch", "branches": "branch", "下属单位": "subordinate_body",
    "下属机构": "subordinate_body", "下属党组织": "subordinate_body", "所属单位": "subordinate_body",
    "直属单位": "subordinate_body", "二级单位": "subordinate_body",
    "subordinate": "subordinate_body", "subordinate body": "subordinate_body",
    "subordinate bodies": "subordinate_body", "subordinate_bodies": "subordinate_body",
    "实地考核": "onsite", "现场考核": "onsite", "平时考核": "routine", "日常考核": "routine",
    "民主测评": "peer", "民主评议": "peer",
  ]

  /// Every name of a column used inside, except those a scheme adds.
  static let names: Set<String> = [
    "unit", "name", "team", "assessor", "item", "score", "component", "rater", "onsite", "routine",
    "peer", "year", "grade", "count", "kind", "text", "role", "members", "home",
    "existing",
  ]

  /// Names of sheets, and the part of a round each holds.
  static let sheets: [String: RoundPart] = [
    "单位": .units, "单位名单": .units, "被考核单位": .units, "名单": .units,
    "得分": .scores, "得分表": .scores, "成绩": .scores, "分数": .scores, "汇总": .scores, "得分汇总": .scores,
    "成绩汇总": .scores, "总表": .scores, "评分": .ratings, "评分明细": .ratings, "打分": .ratings,
    "打分明细": .ratings, "明细": .ratings, "选票": .ballots, "票数": .ballots, "民主测评": .ballots,
    "民主测评票数": .ballots, "亮点问题": .findings, "亮点与问题": .findings, "亮点和问题": .findings,
    "访谈": .interviews, "谈话": .interviews, "覆盖": .coverage, "覆盖情况": .coverage,
    "覆盖面": .coverage,
  ]

  static func word(_ text: String) -> String {
    let lower = text.lowercased()
    return words[lower] ?? lower
  }

  /// Position of each canonical name in a header: the user's mapping first, then exact names, then
  /// what headings mean; among equals the leftmost.
  static func positions(_ header: [String], mapping: [String: String]) -> [String: Int] {
    HeaderReading(header, mapping: mapping).positions
  }
}
