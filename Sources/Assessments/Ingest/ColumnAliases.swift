/// The names columns go by, Chinese and English, and the one name used inside.
enum ColumnAliases {
  static let canonical: [String: String] = [
    "单位": "unit", "被考核单位": "unit", "department": "unit", "dept": "unit",
    "考核组": "team", "小组": "team", "group": "team",
    "实地考核": "onsite", "on-site": "onsite", "visit": "onsite",
    "平时考核": "routine", "民主测评": "peer", "年度": "year",
  ]

  /// Position of each canonical name in a header; the user's mapping goes first.
  static func positions(_ header: [String], mapping: [String: String]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, name) in header.enumerated() {
      let lower = name.lowercased()
      let key =
        mapping.first { $0.value == name }?.key ?? canonical[lower] ?? lower
      if result[key] == nil || mapping[key] == name { result[key] = index }
    }
    return result
  }
}
