/// Headings of one language that mean the same.
struct OrganiserWords {
  let unit: [String]
  let team: [String]
  let components: [[String]]
  let files: [[String]]
  let score: [String]
  let total: [String]

  static let chinese = OrganiserWords(
    unit: ["单位", "被考核单位", "单位名称", "部门", "被考核单位名称", "考核对象", "单 位"],
    team: ["考核组", "考核组别", "组别", "考核小组", "组名", "检查组"],
    components: [
      ["实地考核", "实地考核得分", "现场考核成绩", "实地考评分数", "考核组评分", "一、实地考核", "2015年度实地考核得分", "党建实地考核得分"],
      ["平时考核", "平时考核得分", "日常考核成绩", "平时成绩", "日常考评得分", "二、平时考核"],
      ["民主测评", "民主测评得分", "民主测评满意率", "民主评议分数", "群众满意度", "三、民主测评得分"],
    ],
    files: [["实地考核", "2015年实地考核得分"], ["平时考核", "附件2：平时考核"], ["民主测评", "民主测评结果汇总"]],
    score: ["得分", "成绩", "分数", "考核得分"], total: ["总分", "综合得分", "合计", "总成绩"])

  static let english = OrganiserWords(
    unit: ["Unit", "Department", "Organisation", "Unit name", "Department name", "Agency"],
    team: ["Team", "Inspection team", "Assessment team", "Group", "Panel", "Team name"],
    components: [
      [
        "Site visit", "On-site", "On-site inspection score", "Inspection", "Field visit",
        "On-site assessment",
      ],
      ["Desk review", "Routine", "Routine assessment", "Day-to-day work", "Desk assessment score"],
      [
        "Staff vote", "Member vote", "Democratic vote", "Staff satisfaction", "Peer review",
        "Staff survey (%)",
      ],
    ],
    files: [
      ["site visit", "Onsite_inspection"], ["desk-review", "routine"],
      ["staff vote", "member_ballot"],
    ],
    score: ["Score", "Result", "Points"], total: ["Total", "Overall score", "Weighted total"])
}
