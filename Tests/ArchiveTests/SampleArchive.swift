import TestSupport

@testable import Archive

/// An archive in a file of its own, gone with this value.
final class SampleArchive {
  private let folder: TemporaryFolder
  /// Where the archive is, once it is opened.
  var path: String { folder.path("archive.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  func open() throws(ArchiveError) -> RoundArchive { try RoundArchive(path: path, create: true) }

  /// Adds years of units, each a list of names, and says what each unit is called over the years.
  func identities(_ years: [(Int, [String])], mapping: [MappingLine] = []) throws -> [String] {
    let archive = try open()
    try archive.write { editor in
      for (year, names) in years { try editor.add(sampleRound(year, units: names), ratings: []) }
      try editor.setMapping(mapping)
    }
    return try archive.read { try $0.unitYears().map(\.identity) }
  }
}

/// Two teams of two assessors and three items; unit u's scores differ by u and `shift`.
func sampleRound(
  _ year: Int, units: [String] = ["a", "b", "c"], shift: Double = 0, digest: String? = nil
) -> ArchivedRound {
  var round = ArchivedRound(key: RoundKey(year: year, name: "round \(year)"))
  round.inputs = [.init(name: "scores.csv", bytes: 12, sha256: digest ?? "\(year) \(shift)")]
  round.scheme = "name: round \(year)\n"
  round.recipe = "{\"columns\":\"unit=部门\"}"
  round.components = [
    .init(key: "onsite", weight: 60, full: 100), .init(key: "routine", weight: 40, full: 120),
  ]
  round.teams = ["t1", "t2"]
  round.assessors = (0..<4).map { .init(name: "x\($0 % 2)", team: $0 / 2) }
  round.items = [
    .init(name: "1", category: "k", full: 5), .init(name: "2", category: "k", full: 2.5),
    .init(name: "3"),
  ]
  round.units = units.map {
    .init(name: $0, longName: $0 == "a" ? "unit A" : nil, members: $0 == "b" ? 7 : nil)
  }
  round.scores = units.indices.flatMap { unit in
    [
      .init(unit: unit, component: 0, team: unit % 2, value: 80.25 + Double(unit) + shift),
      .init(unit: unit, component: 1, team: nil, value: 90 - Double(unit)),
    ]
  }
  return round
}

/// Every assessor of a unit's team scores every item, in the order of the archive.
func sampleRatings(units: Int = 3, shift: Double = 0) -> [ArchivedRating] {
  (0..<Int32(units)).flatMap { unit in
    (0..<2).flatMap { seat -> [ArchivedRating] in
      (0..<3).map { item in
        ArchivedRating(
          unit: unit, assessor: unit % 2 * 2 + seat, item: item,
          score: Double(item) + 0.1 * Double(seat) + shift)
      }
    }
  }
}
