/// The names columns and cell words go by, Chinese and English, and the one name used inside.
enum ColumnAliases {
  static let canonical: [String: String] = [
    "单位": "unit", "被考核单位": "unit", "部门": "unit", "department": "unit", "dept": "unit",
    "单位名称": "name", "名称": "name",
    "考核组": "team", "小组": "team", "组别": "team", "group": "team",
    "考核人": "assessor", "考核员": "assessor", "评委": "assessor", "judge": "assessor",
    "指标": "item", "考核项": "item", "criterion": "item",
    "得分": "score", "评分": "score", "分数": "score", "points": "score",
    "分项": "component", "考核方式": "component", "评分人": "rater", "打分人": "rater",
    "实地考核": "onsite", "on-site": "onsite", "visit": "onsite",
    "平时考核": "routine", "民主测评": "peer", "年度": "year",
    "等次": "grade", "档次": "grade", "票数": "count", "人数": "count", "数量": "count",
    "votes": "count", "类别": "kind", "类型": "kind", "内容": "text", "身份": "role", "职务": "role",
  ]

  /// Words in cells: ballot grades, kinds of findings, interview roles, components.
  static let words: [String: String] = [
    "优秀": "excellent", "良好": "good", "一般": "fair", "较差": "poor", "差": "poor",
    "亮点": "highlight", "问题": "problem", "strength": "highlight", "weakness": "problem",
    "党组成员": "party_group_member", "专职副书记": "deputy_secretary",
    "支部书记": "branch_secretary", "full-time deputy secretary": "deputy_secretary",
    "branch secretary": "branch_secretary", "party group member": "party_group_member",
    "实地考核": "onsite", "平时考核": "routine", "民主测评": "peer",
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
    return result
  }
}
