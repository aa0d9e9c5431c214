import Archive

/// The names that columns and kinds of a mapping file go by, Chinese and English.
enum MappingColumns {
  private static let aliases = [
    "年度": "year", "年份": "year", "年": "year",
    "单位": "unit", "被考核单位": "unit", "部门": "unit", "被考核部门": "unit", "单位名称": "unit",
    "department": "unit", "dept": "unit", "organisation": "unit", "organization": "unit",
    "身份": "identity", "历年名称": "identity", "统一名称": "identity", "对应单位": "identity",
    "种类": "kind", "类别": "kind", "类型": "kind", "变动": "kind",
    "权重": "weight", "比重": "weight", "相似度": "similarity",
    "备注": "note", "remark": "note", "remarks": "note", "notes": "note",
  ]

  /// Columns that help a reader of the file and decide nothing.
  private static let unread: Set<String> = ["similarity", "last_year", "last_name", "note"]

  private static let kinds: [String: MappingLine.Kind] = [
    "rename": .rename, "spelling": .rename, "更名": .rename, "改名": .rename, "名称变更": .rename,
    "merge": .merge, "merger": .merge, "合并": .merge,
    "split": .split, "拆分": .split, "分拆": .split, "分立": .split,
  ]

  /// The place of each column; among several of one meaning the exact name, then the leftmost.
  static func places(_ header: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, name) in header.enumerated() where places[name.lowercased()] == nil {
      places[name.lowercased()] = index
    }
    for (index, name) in header.enumerated() {
      if let own = aliases[name.lowercased()], places[own] == nil { places[own] = index }
    }
    return places
  }

  /// Names in a header that nothing is known of.
  static func unknown(_ header: [String]) -> [String] {
    let read: Set = ["year", "unit", "identity", "kind", "weight"]
    return header.filter { name in
      let own = aliases[name.lowercased()] ?? name.lowercased()
      return !name.isEmpty && !read.contains(own) && !unread.contains(own)
    }
  }

  /// The kind that a word says; nil for another word.
  static func kind(_ word: String) -> MappingLine.Kind? { kinds[word.lowercased()] }
}
