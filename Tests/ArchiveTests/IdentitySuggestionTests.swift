import Testing

@testable import Archive

@Suite struct IdentitySuggestionTests {
  private func suggestions(_ before: [String], _ now: [String]) throws -> [IdentitySuggestion] {
    let sample = try SampleArchive()
    _ = try sample.identities([(2015, before), (2016, now)])
    return try sample.open().read { try $0.suggestions(year: 2016) }
  }

  // Three substitutions or insertions turn kitten into sitting; i, t, t, n stand in both.
  @Test func `similarity is one minus the share of edits`() {
    let (kitten, sitting) = (FoldedName("kitten"), FoldedName("Sitting"))
    #expect(kitten.similarity(to: sitting) == 1 - 3.0 / 7)
    #expect(sitting.similarity(to: kitten) == 1 - 3.0 / 7)
    #expect(kitten.containment(with: sitting) == 4.0 / 6)
    #expect(FoldedName("abc").similarity(to: FoldedName("")) == 0)
    #expect(FoldedName("卫生局").containment(with: FoldedName("卫生和计划生育局")) == 1)
  }

  @Test(arguments: [
    ("财政局（本级）", "财政局(本级)"), ("ＡＢＣ Office", "abc office"), ("Dept. of Trade", "Dept of  Trade"),
    ("ｶﾞｽ部", "ガス部"),
  ])
  func `width, case, spaces and punctuation fold`(old: String, new: String) throws {
    let found = try suggestions(["x", old], ["x", new])
    #expect(found.map(\.kind) == [.spelling] && found.map(\.similarity) == [1])
    #expect(found.map(\.identity) == [old] && found.map(\.unit) == [new])
  }

  @Test func `units that differ in a number are different units`() throws {
    #expect(try suggestions(["单位001", "单位002"], ["单位001", "单位003"]).isEmpty)
    #expect(try suggestions(["第１组 东", "b"], ["第1组东", "b"]).map(\.kind) == [.spelling])
  }

  @Test func `what is still there is not suggested`() throws {
    #expect(try suggestions(["Finance", "Trade"], ["Finance", "Trade", "Finances"]).isEmpty)
  }

  @Test func `a rename, a merger and a split are told apart`() throws {
    let rename = try suggestions(["文化广电局", "民政局"], ["文化旅游局", "民政局"])
    #expect(rename.map(\.kind) == [.rename] && rename.map(\.lastName) == ["文化广电局"])
    let merge = try suggestions(["市卫生局", "市计生委"], ["市卫生和计划生育委员会"])
    #expect(merge.map(\.kind) == [.merge, .merge])
    #expect(Set(merge.map(\.identity)) == ["市卫生局", "市计生委"])
    let split = try suggestions(["Trade and Industry"], ["Trade", "Industry"])
    #expect(split.map(\.kind) == [.split, .split])
  }

  @Test func `a slip explains both names`() throws {
    let found = try suggestions(
      ["Transport Bureau", "Transport Bureau West"], ["Transport Bureua", "Transport Bureau West"])
    #expect(found.map(\.kind) == [.spelling] && found.map(\.identity) == ["Transport Bureau"])
  }

  @Test func `a unit that was away for a year is still known`() throws {
    let sample = try SampleArchive()
    _ = try sample.identities([
      (2014, ["Water Works", "b"]), (2015, ["b"]), (2016, ["b", "Waterworks"]),
    ])
    let found = try sample.open().read { try $0.suggestions(year: 2016) }
    #expect(found.map(\.lastYear) == [2014] && found.map(\.unit) == ["Waterworks"])
    #expect(try sample.open().read { try $0.suggestions(year: 2014) }.isEmpty)
  }

  // An old name with two heirs is a split, whether or not one of them differs by a slip only, and
  // whether or not they are numbered.
  @Test(arguments: [
    ("综合科", ["综合一科", "综合二科"]), ("综合业务管理科", ["综合业务管理一科", "综合业务管理二科"]),
    ("Trade and Industry", ["Trade and Industri", "Trade"]),
    ("Office of Works", ["Office of Works 1", "Office of Works 2"]),
  ])
  func `one old name that matches two new ones is a split`(old: String, new: [String]) throws {
    let found = try suggestions(["x", old], ["x"] + new)
    #expect(found.map(\.kind) == [.split, .split] && found.map(\.unit) == new)
    #expect(found.allSatisfy { $0.identity == old })
  }

  @Test func `the same name with other spaces leaves no part to another`() throws {
    let found = try suggestions(["综合业务科", "x"], ["综合 业务科", "综合业务督查科", "x"])
    #expect(found.map(\.kind) == [.spelling] && found.map(\.unit) == ["综合 业务科"])
  }

  @Test func `two slips are two spellings, each of its own name`() throws {
    let found = try suggestions(
      ["Department North East", "Department North West"],
      ["Departmant North East", "Departmant North West"])
    #expect(found.map(\.kind) == [.spelling, .spelling])
    #expect(found.map(\.identity) == ["Department North East", "Department North West"])
  }
}
