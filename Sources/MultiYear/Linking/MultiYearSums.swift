import Statistics

/// All that the likelihood of several years' scores reads of them, summed over units once.
///
/// Units seen in the same years by the same numbers of scores share a pattern, and with it the
/// inverse matrix that eliminates their qualities. Unit-years with the same team, visitors and
/// numbers of scores share a kind, and with it their columns of effects. Then all units of a pattern
/// take part by counts of pairs of kinds and by sums and products of scores.
struct MultiYearSums {
  /// What decides the columns of a unit in one year.
  struct Kind: Hashable {
    /// Place of the team's year that the unit belongs to.
    let home: Int
    /// Places of the visitors' team-years, ascending, once per visit.
    let visitors: [Int]
    /// Scores by component.
    let counts: [Int]

    init(_ own: PreparedMultiYear.UnitYear, _ data: PreparedMultiYear) {
      home = own.home
      let entries = data.entries[own.entries]
      visitors = entries.compactMap(\.visitor).sorted()
      var counts = [Int](repeating: 0, count: data.componentCount)
      for entry in entries { counts[entry.component] += 1 }
      self.counts = counts
    }
  }

  /// How many units of a pattern are of one kind in one year and of another in another.
  struct Pair {
    let first: Int
    let second: Int
    let count: Double
  }

  /// Units of one kind in one year of a pattern.
  struct Slot {
    let kind: Int
    /// Year of the pattern × component: their scores of that year, summed.
    fileprivate(set) var values: [Double]
  }

  /// Units seen in the same years by the same numbers of scores.
  struct Pattern {
    /// Indices into the years, ascending.
    let years: [Int]
    /// Year × component: scores of each unit.
    let counts: [[Int]]
    /// Unit × year of the pattern: kinds.
    fileprivate(set) var unitKinds: [Int] = []
    var unitCount: Double { Double(unitKinds.count / years.count) }
    /// Year × year: pairs of kinds, by first kind and second.
    fileprivate(set) var pairs: [[Pair]] = []
    /// By year: kinds, ascending.
    fileprivate(set) var slots: [[Slot]] = []
    /// Year × year × component × component: products of the units' summed scores.
    fileprivate(set) var products: [Double]
  }

  /// By part, team, then year.
  let kinds: [Kind]
  /// By team: the least team of its part; teams that saw the same unit, in any year, are of one part.
  let parts: [Int]
  let patterns: [Pattern]
  let componentCount: Int
  /// Team-year × component: scores of the units at home there, and their sum.
  let homeCounts: [Double]
  let homeValues: [Double]
  /// By team-year: on-site scores it gave, and their sum.
  let visitCounts: [Double]
  let visitValues: [Double]
  /// How often which team-year visited units at home with which.
  let visits: [Pair]
  /// By component: scores, and the sum of their squares.
  let entryCounts: [Double]
  let squares: [Double]

  init(_ data: PreparedMultiYear) {
    let k = data.componentCount
    componentCount = k
    let kindOf = data.unitYears.map { Kind($0, data) }
    let parts = Self.parts(data)
    let kinds = Set(kindOf).sorted { $0.precedes($1, data.teamYears, parts) }
    (self.kinds, self.parts) = (kinds, parts)
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    let codes = kindOf.map { places[$0] ?? 0 }
    patterns = Self.patterns(data, kinds: kinds, codes: codes)

    let teamYears = data.teamYears.count
    var homeCounts = [Double](repeating: 0, count: teamYears * k)
    var homeValues = homeCounts
    var visitCounts = [Double](repeating: 0, count: teamYears)
    var visitValues = visitCounts
    var entryCounts = [Double](repeating: 0, count: k)
    var squares = entryCounts
    var crossed: [[Int]: Double] = [:]
    for own in data.unitYears {
      for entry in data.entries[own.entries] {
        homeCounts[own.home * k + entry.component] += 1
        homeValues[own.home * k + entry.component] += entry.value
        entryCounts[entry.component] += 1
        squares[entry.component] += entry.value * entry.value
        guard let visitor = entry.visitor else { continue }
        visitCounts[visitor] += 1
        visitValues[visitor] += entry.value
        crossed[[visitor, own.home], default: 0] += 1
      }
    }
    self.homeCounts = homeCounts
    self.homeValues = homeValues
    self.visitCounts = visitCounts
    self.visitValues = visitValues
    self.entryCounts = entryCounts
    self.squares = squares
    visits = Self.pairs(crossed)
  }

  private static func parts(_ data: PreparedMultiYear) -> [Int] {
    let teams = data.units.map { unit in
      data.unitYears[unit].flatMap { own in
        [own.home] + data.entries[own.entries].compactMap(\.visitor)
      }.map { data.teamYears[$0].team }
    }
    return ConnectedParts(
      nodes: data.yearsOfTeam.count, edges: teams.flatMap { own in own.map { (own[0], $0) } }
    ).part
  }

  /// Counts by first and second index, in their order.
  private static func pairs(_ counts: [[Int]: Double]) -> [Pair] {
    counts.map { Pair(first: $0.key[0], second: $0.key[1], count: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private static func patterns(
    _ data: PreparedMultiYear, kinds: [Kind], codes: [Int]
  ) -> [Pattern] {
    struct Signature: Hashable {
      let years: [Int]
      let counts: [[Int]]
      /// As many counts a year in all of them.
      var key: [Int] { [years.count] + years + counts.flatMap(\.self) }
    }
    let units = Dictionary(grouping: data.units) { unit in
      Signature(
        years: data.unitYears[unit].map(\.year), counts: unit.map { kinds[codes[$0]].counts })
    }
    // Noise goes to units in this order; of those of the same kinds it does not matter which gets which.
    return units.sorted { $0.key.key.lexicographicallyPrecedes($1.key.key) }.map { signature, own in
      var pattern = Pattern(
        years: signature.years, counts: signature.counts, products: [])
      pattern.add(
        own.sorted { codes[$0].lexicographicallyPrecedes(codes[$1]) }, data, codes: codes)
      return pattern
    }
  }

  fileprivate static func pairs(
    of units: [Range<Int>], _ i: Int, _ j: Int, codes: [Int]
  ) -> [Pair] {
    var counts: [[Int]: Double] = [:]
    for unit in units {
      counts[[codes[unit.lowerBound + i], codes[unit.lowerBound + j]], default: 0] += 1
    }
    return pairs(counts)
  }
}

extension MultiYearSums.Kind {
  fileprivate func precedes(_ other: Self, _ teamYears: [TeamYear], _ parts: [Int]) -> Bool {
    let (own, others) = (teamYears[home], teamYears[other.home])
    if parts[own.team] != parts[others.team] { return parts[own.team] < parts[others.team] }
    if own.team != others.team { return own.team < others.team }
    if own.year != others.year { return own.year < others.year }
    if visitors != other.visitors { return visitors.lexicographicallyPrecedes(other.visitors) }
    return counts.lexicographicallyPrecedes(other.counts)
  }
}

extension MultiYearSums.Pattern {
  fileprivate mutating func add(
    _ units: [Range<Int>], _ data: PreparedMultiYear, codes: [Int]
  ) {
    let (n, k) = (years.count, data.componentCount)
    unitKinds = units.flatMap { $0.map { codes[$0] } }
    products = Array(repeating: 0, count: n * n * k * k)
    var sums = [[Int: [Double]]](repeating: [:], count: n)
    for unit in units {
      var values = [Double](repeating: 0, count: n * k)
      for (i, unitYear) in unit.enumerated() {
        for entry in data.entries[data.unitYears[unitYear].entries] {
          values[i * k + entry.component] += entry.value
        }
      }
      for i in 0..<(n * k) {
        for j in 0..<(n * k) {
          products[((i / k * n + j / k) * k + i % k) * k + j % k] += values[i] * values[j]
        }
      }
      for (i, unitYear) in unit.enumerated() {
        let before = sums[i][codes[unitYear]] ?? Array(repeating: 0, count: n * k)
        sums[i][codes[unitYear]] = zip(before, values).map { $0 + $1 }
      }
    }
    slots = sums.map { own in
      own.sorted { $0.key < $1.key }.map { MultiYearSums.Slot(kind: $0.key, values: $0.value) }
    }
    pairs = (0..<n * n).map { MultiYearSums.pairs(of: units, $0 / n, $0 % n, codes: codes) }
  }
}
