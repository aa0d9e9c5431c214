import Testing

@testable import Archive

@Suite struct IdentityTests {
  private let sample: SampleArchive

  init() throws { sample = try SampleArchive() }

  private func line(_ year: Int, _ unit: String, _ identity: String, at line: Int = 2)
    -> MappingLine
  {
    MappingLine(year: year, unit: unit, identity: identity, line: line)
  }

  @Test func `exact names continue, others start anew`() throws {
    let identities = try sample.identities([
      (2015, ["财政局", "民政局"]), (2016, ["财政局", "民政 局"]),
    ])
    #expect(identities == ["财政局", "民政局", "财政局", "民政 局"])
  }

  @Test func `a rename is stated once and holds for the years after`() throws {
    let identities = try sample.identities(
      [(2015, ["A"]), (2016, ["B"]), (2017, ["B"])], mapping: [line(2016, "B", "A")])
    #expect(identities == ["A", "A", "A"])
  }

  @Test func `a name taken over by another body is told apart`() throws {
    let identities = try sample.identities(
      [(2015, ["A"]), (2016, ["B", "A"]), (2017, ["A", "B"])],
      mapping: [line(2016, "B", "A"), line(2016, "A", "new A")])
    #expect(identities == ["A", "A", "new A", "new A", "A"])
  }

  @Test func `several units of a year may be one, before a merger and after a split`() throws {
    let identities = try sample.identities(
      [(2015, ["卫生局", "计生委"]), (2016, ["卫计委"]), (2017, ["卫健局", "医保局"])],
      mapping: [
        line(2015, "卫生局", "卫计委"), line(2015, "计生委", "卫计委"), line(2017, "卫健局", "卫计委"),
        line(2017, "医保局", "卫计委"),
      ])
    #expect(identities == Array(repeating: "卫计委", count: 5))
  }

  @Test func `the order of adding plays no part`() throws {
    let years = [(2015, ["A"]), (2016, ["B"]), (2017, ["B", "A"])]
    let mapping = [line(2016, "B", "A"), line(2017, "A", "later A")]
    let forward = try sample.identities(years, mapping: mapping)
    let backward = try SampleArchive().identities(years.reversed(), mapping: mapping)
    #expect(forward == backward && forward == ["A", "A", "A", "later A"])
  }

  @Test func `a mapping takes the place of the one before`() throws {
    _ = try sample.identities([(2015, ["A"]), (2016, ["B"])], mapping: [line(2016, "B", "A")])
    #expect(try sample.identities([], mapping: []) == ["A", "B"])
    #expect(try sample.identities([], mapping: [line(2016, "B", "A")]) == ["A", "A"])
  }

  @Test func `a stored mapping works on rounds that come later`() throws {
    _ = try sample.identities([(2015, ["A"])], mapping: [line(2016, "B", "A")])
    let archive = try sample.open()
    try archive.write { try $0.add(sampleRound(2016, units: ["B"]), ratings: []) }
    #expect(try archive.read { try $0.unitYears().map(\.identity) } == ["A", "A"])
  }

  @Test func `names no unit has are errors with their line, and change nothing`() throws {
    let years = [(2015, ["A"]), (2016, ["B"])]
    let wrong = line(2016, "b", "A", at: 7)
    #expect(throws: ArchiveError.unknownMappedUnit(wrong)) {
      try sample.identities(years, mapping: [wrong])
    }
    #expect("\(ArchiveError.unknownMappedUnit(wrong))".hasPrefix("line 7: 2016 has no unit 'b'"))
    #expect(try sample.open().read { try $0.rounds() }.isEmpty)
  }

  @Test func `a unit in two lines, or a blank, is an error`() throws {
    let twice = [line(2016, "B", "A"), line(2016, "B", "C", at: 3)]
    #expect(throws: ArchiveError.repeatedMapping(twice[1], first: 2)) {
      try sample.identities([(2016, ["B"])], mapping: twice)
    }
    #expect(throws: ArchiveError.emptyMapping(line: 2)) {
      try sample.identities([(2016, ["B"])], mapping: [line(2016, "B", "")])
    }
  }

  @Test func `an identity of its own is pointed out`() throws {
    let lines = [line(2016, "B", "Aa"), line(2016, "C", "A", at: 3)]
    _ = try sample.identities([(2015, ["A"]), (2016, ["B", "C"])], mapping: lines)
    #expect(try sample.open().read { try $0.loneIdentities() } == [lines[0]])
  }

  // MARK: kinds and weights

  private func part(
    _ year: Int, _ unit: String, _ identity: String, _ kind: MappingLine.Kind? = nil,
    weight: Double? = nil, at line: Int = 2
  ) -> MappingLine {
    MappingLine(
      year: year, unit: unit, identity: identity, kind: kind, weight: weight, line: line)
  }

  @Test func `kind and weight are kept, and hold while the name does`() throws {
    let lines = [
      part(2015, "A", "C", .merge, weight: 2), part(2015, "B", "C", .merge, weight: 0.5, at: 3),
    ]
    _ = try sample.identities(
      [(2015, ["A", "B"]), (2016, ["A", "B"]), (2017, ["C"])], mapping: lines)
    let archive = try sample.open()
    #expect(try archive.read { try $0.mapping() } == lines)
    let later = try archive.read { try $0.round($0.key(year: 2016)) }
    #expect(later.units.map(\.line) == lines && later.units.map(\.identity) == ["C", "C"])
    let whole = try archive.read { try $0.round($0.key(year: 2017)) }
    #expect(whole.units.map(\.line) == [nil])
  }

  @Test func `a rename of a name that is still there is refused, a merger is not`() throws {
    let years = [(2015, ["A"]), (2016, ["A", "B"])]
    let rename = part(2016, "B", "A", .rename, at: 4)
    let shared = ArchiveError.sharedRename(rename, year: 2016, other: "A")
    #expect(throws: shared) { try sample.identities(years, mapping: [rename]) }
    #expect("\(shared)".hasPrefix("line 4, column kind: 'B' cannot be a rename, for 'A' of 2016"))
    for kind in [nil, MappingLine.Kind.merge, .split] {
      let identities = try SampleArchive().identities(years, mapping: [part(2016, "B", "A", kind)])
      #expect(identities == ["A", "A", "A"])
    }
  }

  @Test func `all parts have a weight or none, and weights are above 0`() throws {
    let years = [(2015, ["A", "B"]), (2016, ["C"])]
    let lines = [part(2015, "A", "C", weight: 3), part(2015, "B", "C", at: 3)]
    let partial = ArchiveError.partialWeights(lines[0], year: 2015, other: "B")
    #expect(throws: partial) { try sample.identities(years, mapping: lines) }
    #expect("\(partial)".contains("another part of 'C', has none"))
    for weight in [0, -1, .infinity, .nan] {
      #expect {
        try sample.identities(years, mapping: [part(2015, "A", "C", weight: weight)])
      } throws: {
        if case ArchiveError.wrongWeight = $0 { true } else { false }
      }
    }
  }
}
