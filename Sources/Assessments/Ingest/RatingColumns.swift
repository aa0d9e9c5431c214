import Statistics
import TableIO

/// Item scores as read: parallel columns and what each (visit, item) came to.
struct RatingColumns {
  private var knownAssessors = FactorBuilder<Assessor>()
  var assessors: [Assessor] { knownAssessors.levels }
  private(set) var unit: [Int32] = []
  private(set) var team: [Int32] = []
  private(set) var assessor: [Int32] = []
  private(set) var item: [Int32] = []
  private(set) var score: [Double] = []
  private(set) var blankCount = 0
  private(set) var notApplicableCount = 0
  var items: [String] = []
  /// Visits, units and teams, in order of first appearance.
  private(set) var visits: [Pair] = []
  /// One tally per item, visit by visit.
  private(set) var tallies: [[Tally]] = []
  private var visitPlaces: [Pair: Int] = [:]
  private var lastVisit: Int?
  /// Where the scores were read; nil for scores in memory.
  var sheet: Sheet?

  /// What one assessor wrote for one item.
  enum Entry {
    case score(Double)
    case notApplicable
    case blank
    /// Text that is not a score and was reported.
    case unreadable
  }

  /// The scores one team's assessors gave one unit on one item.
  struct Tally {
    var sum = 0.0
    var given = 0
    var blank = 0
    var notApplicable = 0

    var itemScore: InstrumentScore.ItemScore {
      if given > 0 { return .given(sum / Double(given)) }
      return notApplicable > 0 ? .notApplicable : .missing
    }
  }

  /// The number of an assessor; a new one goes to the end.
  mutating func assessor(_ name: String, team: Int) -> Int {
    let assessor = Assessor(id: name, team: team)
    return knownAssessors.code(for: assessor)
  }

  mutating func record(_ entry: Entry, unit: Int, team: Int, assessor: Int, item: Int) {
    let place = visitPlace(Pair(a: unit, b: team))
    var tally = tallies[place][safe: item] ?? .init()
    switch entry {
    case .score(let value):
      self.unit.append(Int32(unit))
      self.team.append(Int32(team))
      self.assessor.append(Int32(assessor))
      self.item.append(Int32(item))
      score.append(value)
      tally.sum += value
      tally.given += 1
    case .notApplicable:
      notApplicableCount += 1
      tally.notApplicable += 1
    case .blank:
      blankCount += 1
      tally.blank += 1
    case .unreadable: tally.blank += 1
    }
    tallies[place].set(tally, at: item, filler: .init())
  }

  /// The place of a visit among `visits`; rows of one visit mostly follow each other.
  private mutating func visitPlace(_ visit: Pair) -> Int {
    if let last = lastVisit, visits[last] == visit { return last }
    let place = visitPlaces[visit] ?? visits.count
    if place == visits.count {
      visitPlaces[visit] = place
      visits.append(visit)
      tallies.append([])
    }
    lastVisit = place
    return place
  }
}

extension RatingColumns {
  /// The public form, teams renumbered by `place`, assessors by team and name.
  func sorted(teams place: [Int], _ instrument: Instrument?) -> Ratings {
    let categories = instrument?.categories ?? []
    let met = assessors.map { Assessor(id: $0.id, team: place[$0.team]) }
    let names = met.map { NaturalOrder($0.id) }
    let order = met.indices.sorted { a, b in
      met[a].team != met[b].team ? met[a].team < met[b].team : names[a] < names[b]
    }
    let placeOfAssessor = order.inversePermutation.map(Int32.init)
    return Ratings(
      assessors: order.map { met[$0] }, items: items,
      categoryOfItem: categories.enumerated().flatMap { index, category in
        category.items.map { _ in index }
      },
      categories: categories.map(\.id),
      full: instrument.map { $0.items.map(\.full) } ?? items.map { _ in nil },
      unit: unit, team: team.map { Int32(place[Int($0)]) },
      assessor: assessor.map { placeOfAssessor[Int($0)] },
      item: item, score: score, blankCount: blankCount, notApplicableCount: notApplicableCount)
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    index < count ? self[index] : nil
  }

  fileprivate mutating func set(_ value: Element, at index: Int, filler: Element) {
    while count <= index { append(filler) }
    self[index] = value
  }
}
