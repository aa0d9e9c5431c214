/// The names columns and cell words go by, Chinese and English, and the one name used inside.
enum ColumnAliases {
  static let canonical: [String: String] = [
    "单位": "unit", "被考核单位": "unit", "部门": "unit", "被考核部门": "unit", "department": "unit",
    "dept": "unit", "organisation": "unit", "organization": "unit",
    "单位名称": "name", "名称": "name",
    "考核组": "team", "小组": "team", "组别": "team", "group": "team",
    "考核人": "assessor", "考核员": "assessor", "评委": "assessor", "judge": "assessor",
    "指标": "item", "考核项": "item", "criterion": "item",
    "得分": "score", "评分": "score", "分数": "score", "points": "score",
    "分项": "component", "考核方式": "component", "评分人": "rater", "打分人": "rater",
    "实地考核": "onsite", "实地": "onsite", "现场考核": "onsite", "现场": "onsite",
    "现场评分": "onsite", "on-site": "onsite", "on-site score": "onsite", "visit": "onsite",
    "平时考核": "routine", "平时": "routine", "日常考核": "routine", "日常": "routine",
    "民主测评": "peer", "民主评议": "peer", "民主": "peer", "年度": "year",
    "等次": "grade", "档次": "grade", "票数": "count", "人数": "count", "数量": "count",
    "votes": "count", "类别": "kind", "类型": "kind", "内容": "text", "身份": "role", "职务": "role",
    "应到人数": "members", "党员人数": "members", "党员数": "members", "成员数": "members",
    "应参加人数": "members",
  ]

  /// Words in cells: ballot grades, kinds of findings, interview roles, components.
  static let words: [String: String] = [
    "优秀": "excellent", "良好": "good", "一般": "fair", "较差": "poor", "差": "poor",
    "亮点": "highlight", "问题": "problem", "strength": "highlight", "weakness": "problem",
    "党组成员": "party_group_member", "专职副书记": "deputy_secretary",
    "支部书记": "branch_secretary", "full-time deputy secretary": "deputy_secretary",
    "branch secretary": "branch_secretary", "party group member": "party_group_member",
    "实地考核": "onsite", "现场考核": "onsite", "平时考核": "routine", "日常考核": "routine",
    "民主测评": "peer", "民主评议": "peer",
  ]

  /// Every name used inside, except those a scheme adds.
  static let names: Set<String> = Set(canonical.values).union(["name", "text", "role"])

  /// Names of sheets, and the part of a round each holds.
  static let sheets: [String: RoundPart] = [
    "单位": .units, "单位名单": .units, "被考核单位": .units, "名单": .units,
    "得分": .scores, "成绩": .scores, "分数": .scores, "汇总": .scores, "得分汇总": .scores,
    "成绩汇总": .scores, "总表": .scores, "评分": .ratings, "评分明细": .ratings, "打分": .ratings,
    "打分明细": .ratings, "明细": .ratings, "选票": .ballots, "票数": .ballots, "民主测评": .ballots,
    "民主测评票数": .ballots, "亮点问题": .findings, "亮点与问题": .findings, "亮点和问题": .findings,
    "访谈": .interviews, "谈话": .interviews,
  ]

  /// Columns of numbers that are not scores.
  static let remarks: Set<String> = [
    "序号", "编号", "no", "no.", "#", "备注", "remark", "remarks", "note", "notes", "总分", "合计",
    "总计", "平均", "平均分", "total", "sum", "average", "mean", "排名", "名次", "rank",
  ]

  static func word(_ text: String) -> String {
    let lower = text.lowercased()
    return words[lower] ?? lower
  }

  /// Position of each canonical name in a header: the user's mapping first, then exact names, then
  /// aliases; among equals the leftmost.
  static func positions(_ header: [String], mapping: [String: String]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, name) in header.enumerated() {
      for (key, mapped) in mapping where mapped == name && result[key] == nil {
        result[key] = index
      }
    }
    let taken = Set(result.values)
    for (index, name) in header.enumerated() where !taken.contains(index) {
      let lower = name.lowercased()
      if result[lower] == nil { result[lower] = index }
    }
    for (index, name) in header.enumerated() where !taken.contains(index) {
      if let key = canonical[name.lowercased()], result[key] == nil { result[key] = index }
    }
    // Last, names of headers over several rows and names that say their full marks.
    for (index, name) in header.enumerated() where !taken.contains(index) {
      if let key = inner(name), result[key] == nil { result[key] = index }
    }
    return result
  }

  /// The canonical name within one such as "考核得分/实地考核（60%）" or "实地考核得分".
  private static func inner(_ name: String) -> String? {
    let parts = name.lowercased().split(separator: "/").map { part -> String in
      let bare = part.prefix { !"(（[【".contains($0) }
      return bare.filter { !$0.isWhitespace && $0 != "*" }
    }
    func key(_ part: String) -> String? {
      if let key = canonical[part] ?? (names.contains(part) ? part : nil) { return key }
      for suffix in ["得分", "成绩", "分数", "分", "score"] where part.hasSuffix(suffix) {
        if let key = canonical[String(part.dropLast(suffix.count))], key != "score" { return key }
      }
      return nil
    }
    // A component over a column "score" is that component; else the lowest name says what it is.
    let keys = parts.compactMap(key)
    guard parts.count == 1 || keys.count > 0 else { return nil }
    if let last = parts.last.flatMap(key), last != "score" { return last }
    guard parts.last.flatMap(key) == "score" || parts.count == 1 else { return nil }
    return keys.first { ["onsite", "routine", "peer"].contains($0) } ?? keys.last
  }
}
