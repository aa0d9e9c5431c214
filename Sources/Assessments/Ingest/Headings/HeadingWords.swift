/// What words in headings mean, Chinese and English, once brackets, full marks, weights and words
/// such as 得分 or "score" are taken off.
enum HeadingWords {
  /// Names of columns that say what a row is about, by canonical name; the stronger the name, the
  /// surer the meaning.
  static let identities: [String: (key: String, strength: Int)] = {
    var words: [String: (key: String, strength: Int)] = [:]
    func add(_ key: String, _ strength: Int, _ list: String) {
      for word in list.split(separator: " ") {
        words[String(word).replacing("_", with: " ")] = (key, strength)
      }
    }
    add(
      "unit", 3,
      "单位 被考核单位 被考评单位 被考核部门 考核单位 考核对象 被考核对象 受考核单位 受检单位 参评单位 被测评单位 被检查单位 考评单位 考评对象 "
        + "被考单位 责任单位 unit assessed_unit inspected_unit")
    add(
      "unit", 2,
      "部门 机构 党组织 党支部 支部 机关单位 处室 科室 单位部门 部门单位 所在单位 department dept organisation organization division "
        + "branch section ministry authority council committee commission company plant hospital college "
        + "university party_branch party_committee party_organisation centre center "
        + "bureau office agency institution entity body faculty school directorate subsidiary")
    add(
      "team", 3,
      "考核组 考核组别 考核小组 考评组 考评小组 考核分组 考核工作组 检查组 检查小组 督查组 督导组 巡查组 评估组 评审组 验收组 实地考核组 现场考核组 "
        + "所属考核组 所在考核组 负责考核组 考核组号 考核组编号 team inspection_team assessment_team visiting_team review_team "
        + "evaluation_team appraisal_team audit_team inspectors_team assessor_team inspection_group assessment_group "
        + "visited_by inspected_by assessed_by team_no team_number")
    add(
      "team", 2,
      "小组 组别 分组 组名 组号 组 inspectors inspectorate reviewers group panel squad crew group_no group_number"
    )
    add("assessor", 3, "考核人 考核员 评委 考核人员 评分员 assessor judge inspector")
    add("item", 3, "指标 考核项 考核指标 考核项目 评分项目 item criterion")
    add("component", 3, "分项 考核方式 component")
    add("rater", 3, "评分人 打分人 评分部门 打分部门 rater scored_by")
    add("year", 3, "年度 year")
    add("grade", 3, "等次 档次 grade")
    add("count", 3, "票数 人数 数量 抽查数 检查数 查看数 count votes looked_into")
    add("kind", 3, "类别 类型 kind")
    add("text", 3, "内容 text")
    add("existing", 3, "现有数 现有 总数 共有 existing")
    add("role", 3, "身份 职务 role")
    add("home", 3, "所在部门 派出单位 来源单位 原单位 工作单位 home home_unit home_department")
    add("members", 3, "应到人数 党员人数 党员数 成员数 应参加人数 members")
    return words
  }()

  /// Names of components, by key.
  static let components: [String: String] = {
    var words: [String: String] = [:]
    func add(_ key: String, _ list: String) {
      for word in list.split(separator: " ") { words[String(word)] = key }
    }
    add("self", "自评 自我评价 自我评分 自我评估 自我考核 自评打分 自查自评 自查评分 单位自评 self")
    add(
      "onsite",
      "实地考核 实地考评 实地检查 实地督查 实地考察 实地测评 实地评估 实地评分 实地评价 实地核查 实地打分 实地 现场考核 现场考评 现场检查 现场评分 现场测评 "
        + "现场评估 现场评价 现场打分 现场核查 现场 考核组评分 考核组打分 考核组评价 考核组得分 考核组考核 考核组成绩 考核组分数 考核小组评分 考核小组打分 考核小组评价 onsite"
    )
    add(
      "routine",
      "平时考核 平时考评 平时成绩 平时表现 平时工作 平时检查 平时 日常考核 日常考评 日常工作 日常管理 日常表现 日常检查 日常监督 日常 常规考核 常规工作 "
        + "经常性考核 过程考核 routine")
    add(
      "peer",
      "民主测评 民主评议 民主评价 民主评分 民主考评 民主投票 民主 民意测评 民意测验 民意调查 群众测评 群众评议 群众评价 群众满意度 群众满意率 党员测评 党员评议 "
        + "党员群众测评 党员群众评议 党员民主评议 党员民主测评 职工测评 职工评议 职工民主测评 干部职工测评 干部群众测评 满意度测评 满意度调查 满意度 满意率 测评 "
        + "无记名测评 好评率 好评度 赞成率 支持率 认可度 认可率 优良率 群众好评率 群众认可度 群众支持率 内部测评 干部测评 "
        + "干部群众评议 群众评分 民评 peer")
    return words
  }()

  /// English words that name a component, by key; beside them only `context` may stand.
  static let tokens: [String: Set<String>] = [
    "self": ["self"],
    "onsite": [
      "onsite", "visit", "visits", "visited", "inspection", "inspections", "fieldwork", "field",
    ],
    "routine": [
      "routine", "desk", "daily", "everyday", "regular", "ongoing", "paper", "document",
      "documents",
      "records", "continuous", "central", "quarterly", "monthly", "hq", "headquarters",
    ],
    "peer": [
      "peer", "peers", "vote", "votes", "voting", "ballot", "ballots", "democratic", "satisfaction",
      "poll", "polls", "survey", "surveys", "referendum",
    ],
  ]

  static let context: Set<String> = [
    "on", "site", "by", "team", "teams", "assessment", "review", "reviews", "evaluation",
    "appraisal", "check", "checks", "work", "performance", "based", "day", "to", "staff", "member",
    "members", "employee", "employees", "internal", "approval", "s", "rating", "ratings", "the",
    "annual", "general", "favourable", "favorable", "party", "audit", "scoring", "management",
    "monitoring", "office", "by", "year", "round",
  ]

  /// Beginnings of names that no single word gives away.
  static let beginnings = [
    ("on site", "onsite"), ("in person", "onsite"), ("day to day", "routine"),
    ("office based", "routine"), ("year round", "routine"), ("self assess", "self"),
  ]

  /// What units belong to.
  static let affiliations: Set<String> = [
    "group", "province", "region", "sector", "district", "city", "county", "prefecture", "state",
    "country", "unit group", "分组", "组别", "所属省", "省", "省份", "省市", "地区", "所属地区", "地市", "所属地市", "市州",
    "州市",
    "城市", "区县", "县区", "片区", "区域", "系统", "所属系统", "行业", "所属行业", "序列", "板块", "战线", "单位分组", "单位类别",
    "单位类型", "单位性质",
  ]

  /// English words for a group of people who visit, and words that say what they do.
  static let groups: Set<String> = ["team", "group", "panel", "squad", "crew", "inspectorate"]
  static let visitors: Set<String> = [
    "visiting", "visit", "inspection", "inspecting", "inspectors", "inspector", "assessment",
    "assessing", "assessors", "assessor", "review", "reviewing", "reviewers", "evaluation",
    "evaluating", "appraisal", "audit", "site", "on", "assigned", "responsible", "lead", "field",
    "scoring", "name", "no", "number", "id", "code",
  ]

  /// Whose opinion is a vote, and words for it.
  static let voters: Set<String> = [
    "staff", "member", "members", "employee", "employees", "colleague", "colleagues",
  ]
  static let opinions: Set<String> = [
    "assessment", "review", "evaluation", "appraisal", "rating", "ratings", "opinion", "opinions",
    "feedback", "approval",
  ]

  /// English words that say nothing of what is scored.
  static let fillers: Set<String> = [
    "score", "scores", "mark", "marks", "point", "points", "pts", "result", "results", "avg",
    "final", "percent", "percentage", "pct", "rate", "rates", "the", "of", "raw", "out", "obtained",
    "awarded", "max", "maximum", "full", "name", "in",
  ]

  static let suffixes = [
    "好评率", "赞成率", "支持率", "认可率", "优良率", "认可度", "好评度", "原始得分", "最终得分", "最后得分", "平均得分", "满意率", "满意度",
    "得票率", "平均分", "原始分", "实得分", "考核分", "百分制", "得分",
    "成绩", "分数", "评分", "打分", "分值", "均分", "平均", "总分", "合计", "情况", "结果", "汇总", "率", "分", "项", "表",
  ]

  static let prefixes = [
    "基层党建", "机关党建", "党建工作", "党建", "年度", "本年度", "本年", "年终", "工作", "部门", "单位", "被考核单位", "全年",
  ]

  /// A plain score, of whatever the table is about.
  static let scores: Set<String> = [
    "得分", "评分", "分数", "成绩", "打分", "分值", "考核得分", "考核成绩", "考核分数", "最终得分", "最后得分", "实得分", "原始得分",
    "原始分",
    "得票率", "结果", "百分制得分", "score", "scores", "points", "mark", "marks", "result", "rating",
    "raw score", "final score", "approval rate", "approval", "rate", "percentage", "percent",
    "average rating", "overall rating",
  ]

  static let sums: Set<String> = [
    "小计", "合计", "总分", "总计", "总得分", "总成绩", "综合得分", "综合成绩", "综合分", "考核总分", "总评", "总评分", "总评成绩", "累计",
    "年度总分", "考核总成绩", "最终总分", "total", "sum", "subtotal", "sub total", "overall", "total score",
    "overall score", "grand total", "total points", "total marks", "composite", "composite score",
    "weighted total", "aggregate",
  ]

  static let means: Set<String> = {
    let words: Set = [
      "平均", "平均分", "均分", "平均得分", "平均值", "均值", "平均数", "平均成绩", "mean", "average", "average score",
      "mean score", "average mark", "mean mark", "annual average", "year average", "yearly average",
      "overall average", "average of quarters", "average points",
    ]
    let of = ["全年", "年度", "年", "季度", "四季度", "各季度", "评委", "考核员", "考核组", "最终", "综合", "算术", "四个季度"]
    return words.union(
      of.flatMap { of in words.filter { !$0.allSatisfy(\.isASCII) }.map { of + $0 } })
  }()

  /// Words for points that were added or taken off on the way to a score.
  static let changes = ["扣分", "减分", "加分", "deduction", "deducted", "bonus"]

  /// Words by which a column counts people or papers.
  static let counts = [
    "票", "人数", "份数", "人次", "votes", "ballots", "turnout", "voters", "respondents",
  ]

  static func isCount(_ text: String) -> Bool { counts.contains { text.contains($0) } }

  static let ranks: Set<String> = [
    "排名", "名次", "位次", "排序", "排位", "序位", "rank", "ranking", "place", "position", "总排名", "综合排名",
  ]

  static let serials: Set<String> = [
    "序号", "编号", "序", "no", "number", "代码", "编码", "单位编号", "单位代码", "sn", "s n", "serial", "index",
    "serial no", "serial number", "nr", "id", "code", "unit no", "unit code", "unit id",
  ]

  static let remarks: Set<String> = [
    "备注", "说明", "remark", "remarks", "note", "notes", "comment", "comments", "等级", "考核等次", "评定等次",
    "考核结果", "考核等级", "评价等次", "联系人", "联系电话", "电话", "负责人", "组长", "考核组长", "考核时间", "日期", "考核日期", "date",
    "时间", "考核地点", "地点", "phone", "contact",
  ]

  /// Words by which a column is what became of a score, not the score.
  static let weighted = [
    "折算", "折合", "折后", "折成", "加权", "权重分", "权重得分", "权重后", "按权重", "计入总分", "计分", "weighted",
  ]
  static let rankWords = ["排名", "名次", "位次", "排序", "排位"]
  /// Words by which a column is about something, but holds no score of it.
  static let asides = [
    "票", "人数", "数量", "个数", "次数", "日期", "时间", "地点", "组长", "组员", "人员", "系数", "权重", "加分", "扣分", "减分",
    "差",
    "上年", "去年", "备注", "说明", "等次", "等级", "档次", "问题", "亮点", "比重", "满分", "标准分", "占比", "电话",
  ]
}
