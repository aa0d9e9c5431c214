import TableIO
import Testing

@Suite struct NaturalOrderTests {
  @Test(arguments: [
    ["第1组", "第2组", "第10组", "第11组"],
    ["第一组", "第二组", "第九组", "第十组", "第十一组", "第二十组", "第二十一组", "第一百零五组"],
    ["甲组", "乙组", "丙组", "丁组", "戊组", "己组", "庚组", "辛组", "壬组", "癸组"],
    ["Team 2", "Team 10", "Team 10b", "Team 100"], ["1", "01", "2", "a"],
    ["单位002", "单位010", "单位105", "单位1000"], ["East", "North", "South", "West"], ["", "a"],
    ["x99999999999999999999998", "x99999999999999999999999"],
  ])
  func `names are in the order people count them`(names: [String]) {
    let sorted = names.reversed().naturallySorted()
    // Names that count alike follow their characters.
    #expect(sorted == (names.first == "1" ? ["01", "1", "2", "a"] : names))
  }
}
