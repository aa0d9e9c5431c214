import Testing

@testable import Archive

@Suite struct MappingDraftTests {
  private let sample: SampleArchive

  init() throws { sample = try SampleArchive() }

  /// The suggested mapping of some years, which is given back unedited.
  private func draft(
    _ years: [(Int, [String])], mapping: [MappingLine] = [], year: Int? = nil
  ) throws -> (lines: [SuggestedLine], identities: [String]) {
    let before = try sample.identities(years, mapping: mapping)
    let archive = try sample.open()
    let lines = try archive.read { try $0.suggestedMapping(year: year) }
    // What is suggested is not applied.
    #expect(try archive.read { try $0.unitYears().map(\.identity) } == before)
    #expect(try archive.read { try $0.mapping() } == mapping)
    try archive.write { try $0.setMapping(lines.map(\.line)) }
    return (lines, try archive.read { try $0.unitYears().map(\.identity) })
  }

  private func text(_ line: SuggestedLine) -> String {
    let own = line.line
    return "\(own.line) \(own.year) \(own.unit) \(own.identity) \(own.kind?.rawValue ?? "-")"
  }

  @Test func `a split is two lines`() throws {
    let (lines, identities) = try draft([(2015, ["综合科", "b"]), (2016, ["综合一科", "综合二科", "b"])])
    #expect(Set(lines.map(text)) == ["2 2016 综合一科 综合科 split", "3 2016 综合二科 综合科 split"])
    #expect(lines.map(\.similarity) == [0.75, 0.75])
    #expect(identities == ["综合科", "b", "综合科", "综合科", "b"])
  }

  @Test func `a merger makes parts of all that the old units were`() throws {
    let renamed = MappingLine(
      year: 2015, unit: "市卫生局", identity: "卫生管理处", kind: .rename, weight: 2, line: 2)
    let (lines, identities) = try draft(
      [
        (2014, ["卫生管理处", "市计生委"]), (2015, ["市卫生局", "市计生委"]),
        (2016, ["市卫生和计划生育委员会"]),
      ], mapping: [renamed])
    #expect(identities == Array(repeating: "市卫生和计划生育委员会", count: 5))
    #expect(lines.map(\.line.kind) == [.merge, .merge, .merge])
    #expect(lines.map(\.line.weight) == [nil, nil, nil])
    #expect(
      Set(lines.map { "\($0.line.year) \($0.line.unit)" }) == [
        "2015 市卫生局", "2014 卫生管理处", "2014 市计生委",
      ])
  }

  @Test func `a slip is a rename, and lines in force are kept`() throws {
    let line = MappingLine(year: 2016, unit: "N", identity: "b", kind: .rename, line: 2)
    let (lines, identities) = try draft(
      [(2015, ["Finance Bureau", "b"]), (2016, ["Finance Bureua", "N"])], mapping: [line])
    #expect(
      lines.map(text) == [
        "2 2016 N b rename", "3 2016 Finance Bureua Finance Bureau rename",
      ])
    #expect(lines[0].similarity == nil && lines[0].line == line)
    #expect(identities == ["Finance Bureau", "b", "Finance Bureau", "b"])
  }

  @Test func `what one year suggests counts in the next`() throws {
    let years = [
      (2015, ["Water Board", "b"]), (2016, ["Water Boards", "b"]), (2017, ["Waters Boards", "b"]),
    ]
    let (lines, identities) = try draft(years)
    #expect(lines.map(\.line.identity) == ["Water Board", "Water Board"])
    #expect(identities.filter { $0 != "b" } == Array(repeating: "Water Board", count: 3))
  }

  @Test func `one year alone can be asked for, and must be there`() throws {
    let years = [
      (2015, ["Water Board", "b"]), (2016, ["Water Boards", "b"]), (2017, ["Waters Boards", "b"]),
    ]
    let (lines, _) = try draft(years, year: 2016)
    #expect(lines.map(\.line.year) == [2016])
    #expect(throws: ArchiveError.noRound(year: 2018, name: nil)) {
      try sample.open().read { try $0.suggestedMapping(year: 2018) }
    }
  }

  // "Water Board" is there again in 2017, beside what would be its new name.
  @Test func `what another year contradicts is not suggested`() throws {
    let (lines, _) = try draft([
      (2015, ["Water Board", "b"]), (2016, ["Water Boards", "b"]),
      (2017, ["Water Boards", "Water Board", "b"]),
    ])
    #expect(lines.isEmpty)
  }
}
