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
}
