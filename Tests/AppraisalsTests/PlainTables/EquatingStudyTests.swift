import Appraisals
import Equating
import Testing

@Suite struct EquatingStudyTests {
  private static let counts = "s,x,y\n0,3,2\n1,5,4\n2,2,6\n3,1,2\n"

  private func equated(_ study: EquatingStudy) -> [Double] {
    study.equating.forms.flatMap { $0.scores.map(\.equated) }
  }

  @Test func `frequencies, rows, columns and files of the same scores are equated alike`() throws {
    let frequencies = try EquatingStudy(
      LongTable(csv: Self.counts), nil,
      EquatingOptions(scores: .init("s"), frequencies: .init("x", "y")))
    let (x, y) = ([0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3], [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3])
    func file(_ scores: [Int]) throws -> LongTable {
      try LongTable(csv: "score\n" + scores.map { "\($0)\n" }.joined())
    }
    let files = try EquatingStudy(file(x), file(y), EquatingOptions())
    let rows =
      x.map { "new,\($0)\n" } + y.map { "old,\($0)\n" } + ["trial,9\n"]
    let forms = try EquatingStudy(
      LongTable(csv: "form,score\n" + rows.joined()), nil,
      EquatingOptions(formColumn: "form", formNames: ["new", "old"]))
    let pairs = y.indices.map { "\($0 < x.count ? "\(x[$0])" : ""),\(y[$0])\n" }
    let columns = try EquatingStudy(
      LongTable(csv: "a,b\n" + pairs.joined()), nil, EquatingOptions(scores: .init("a", "b")))
    for study in [files, forms, columns] { #expect(equated(study) == equated(frequencies)) }
    #expect(columns.notices.count == 1 && files.notices.isEmpty)
  }

  @Test func `scales hold scores that nobody has`() throws {
    let study = try EquatingStudy(
      LongTable(csv: Self.counts), nil,
      EquatingOptions(
        scores: .init("s"), frequencies: .init("x", "y"),
        scaleX: ScoreScale(least: -1, count: 6), scaleY: ScoreScale(least: 0, count: 6)))
    #expect(study.equating.x.scale.count == 6 && study.equating.forms[0].scores.count == 6)
    let halves = try EquatingStudy(
      LongTable(csv: "s,x,y\n0,3,2\n0.5,5,4\n1.5,1,2\n"), nil,
      EquatingOptions(scores: .init("s"), frequencies: .init("x", "y")))
    #expect(halves.equating.x.scale == ScoreScale(least: 0, step: 0.5, count: 4))
  }

  @Test(arguments: [
    (EquatingOptions(scores: .init("s"), frequencies: .init("x")), "nothing tells"),
    (EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), weight: 0.5), "synthetic"),
    (EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), weight: 2), "between"),
    (
      EquatingOptions(
        scores: .init("s"), frequencies: .init("x", "y"), methods: [.linear],
        smoothingX: .init(scores: 3)), "presmoothing"
    ),
    (
      EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), bandwidths: [1]), "kernel"
    ),
    (
      EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), isAnchorInternal: false),
      "external"
    ),
    (
      EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), methods: [.tucker]),
      "anchor"
    ),
    (EquatingOptions(scores: .init("s"), frequencies: .init("x", "z")), "no column 'z'"),
    (EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"), replicates: 1), "2 or more"),
    (
      EquatingOptions(
        scores: .init("s"), frequencies: .init("x", "y"), scaleX: ScoreScale(least: 0, count: 3)),
      "row 5, column s: 3.0"
    ),
    (
      EquatingOptions(
        scores: .init("s"), frequencies: .init("x", "y"), formColumn: "s", formNames: ["a", "b"]),
      "no row has 'a'"
    ),
  ])
  func `what would not be used, or cannot be, is refused`(
    options: EquatingOptions, reason: String
  ) throws {
    let table = try LongTable(csv: Self.counts)
    let error = failure { () throws(AppraisalError) in _ = try EquatingStudy(table, nil, options) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `shares have no errors, and nobody can be drawn from them`() throws {
    let table = try LongTable(csv: "s,x,y\n0,0.2,0.1\n1,0.5,0.4\n2,0.3,0.5\n")
    var options = EquatingOptions(scores: .init("s"), frequencies: .init("x", "y"))
    let study = try EquatingStudy(table, nil, options)
    #expect(study.notices.count == 1)
    #expect(study.equating.forms.allSatisfy { $0.scores.allSatisfy { $0.standardError == nil } })
    options.replicates = 10
    let error = failure { () throws(AppraisalError) in _ = try EquatingStudy(table, nil, options) }
    #expect(error?.description.contains("shares") == true)
  }
}
