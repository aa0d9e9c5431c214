import Appraisals
import Assessments
import Severity
import Statistics
import Testing

/// Ranks by quality, with every error of the totals drawn.
@Suite struct QualityRanksTests {
  /// Six teams of ten units: quality SD 4, severity SD 2, errors 1.5/2/2, loadings 1/.9/.5.
  private static func round(
    seed: UInt64, shift: Double = 0, grades: [Grade]? = nil
  ) throws -> (round: Round, quality: [Double]) {
    var stream = PhiloxStream(seed: seed, tag: 9_100)
    let severities = (0..<6).map { _ in 2 * stream.normal() }
    let quality = (0..<60).map { _ in 4 * stream.normal() }
    let errors = [1.5, 2, 2]
    let loadings = [1, 0.9, 0.5]
    var columns = Array(repeating: [Double](), count: 3)
    for unit in 0..<60 {
      for component in 0..<3 {
        columns[component].append(
          400 + shift + loadings[component] * quality[unit]
            - (component == 0 ? severities[unit % 6] : 0) + errors[component] * stream.normal())
      }
    }
    var scheme = Scheme.standard
    for component in scheme.components.indices { scheme.components[component].full = 1_000 }
    scheme.grades = grades
    return (
      try Round(
        scheme: scheme, units: (0..<60).map { "u\($0)" }, teams: (0..<60).map { "t\($0 % 6)" },
        scores: ["onsite": columns[0], "routine": columns[1], "peer": columns[2]]), quality
    )
  }

  private static func appraisal(_ round: Round, seed: UInt64 = 1) throws -> Appraisal {
    try Appraisal(round, recipe: Recipe(seed: seed, top: 10, tops: [10]))
  }

  // 12 rounds of 60 units. Shares of a round hang together, with an SD of some .03 between rounds,
  // so of a mean of .955 over twelve .009: below .925 or above .99 by chance in 1 of 1,000.
  @Test func `intervals hold ranks by quality, those of severities alone do not`() throws {
    var (held, heldBySeverity, sum, hits) = (0.0, 0.0, 0.0, 0.0)
    for seed in 1...12 {
      let (round, quality) = try Self.round(seed: UInt64(seed))
      let truth = Ranking().ranks(quality)
      for own in try Self.appraisal(round).ranks.units {
        let (all, severities) = (try #require(own.quality), try #require(own.severityOnly))
        if (all.lower...all.upper).contains(truth[own.index]) { held += 1 }
        if (severities.lower...severities.upper).contains(truth[own.index]) {
          heldBySeverity += 1
        }
        guard (0.3...0.9).contains(all.probabilityTop) else { continue }
        sum += all.probabilityTop
        hits += truth[own.index] <= 10 ? 1 : 0
      }
    }
    #expect((0.925...0.99).contains(held / 720))
    #expect(heldBySeverity / 720 < 0.8)
    // Some 140 forecasts of variance .2, each round's mean of hits fixed nearly: 3.3 SDs are 17.
    #expect(abs(hits - sum) < 17)
  }

  @Test func `probabilities of the first k add up to k`() throws {
    let appraisal = try Self.appraisal(Self.round(seed: 5).round)
    let units = appraisal.ranks.units
    let ten = 10.0
    #expect(abs(units.reduce(0) { $0 + ($1.quality?.probabilityTop ?? 0) } - ten) < 1e-9)
    #expect(abs(units.reduce(0) { $0 + ($1.severityOnly?.probabilityTop ?? 0) } - ten) < 1e-9)
    #expect(abs(units.reduce(0) { $0 + ($1.rescored ?? 0) } - ten) < 1e-9)
    #expect(abs(units.reduce(0) { $0 + ($1.quality?.expected ?? 0) } - 60 * 30.5) < 1e-6)
    let joint = try appraisal.weightAnalysis().joint
    #expect(abs(joint.reduce(0) { $0 + ($1.quality?.probabilityTop ?? 0) } - ten) < 1e-9)
    for own in joint {
      let shares = own.shares
      let whole = shares.draw + shares.weight + shares.rule + shares.combined
      #expect(abs(whole - 1) < 1e-9 || whole == 0, "\(own.unit)")
    }
  }

  @Test func `joint ranks draw weights within the box that is asked for`() throws {
    let round = try Self.round(seed: 5).round
    var recipe = Recipe()
    let usual = try Appraisal(round, recipe: recipe).weightAnalysis().joint
    recipe.weights.relativeBox = 1e-9
    let narrow = try Appraisal(round, recipe: recipe).weightAnalysis().joint
    #expect(usual.contains { $0.shares.weight > 0.01 })
    #expect(narrow.count == usual.count && narrow.allSatisfy { $0.shares.weight < 1e-6 })
  }

  @Test func `every error makes intervals wider than severities alone`() throws {
    let units = try Self.appraisal(Self.round(seed: 6).round).ranks.units
    func mean(_ width: (UnitResult) -> Double) -> Double {
      units.reduce(0) { $0 + width($1) } / 60
    }
    let quality = mean { ($0.quality?.upper ?? 0) - ($0.quality?.lower ?? 0) }
    let severities = mean { ($0.severityOnly?.upper ?? 0) - ($0.severityOnly?.lower ?? 0) }
    #expect(quality > 1.5 * severities)
    for own in units {
      let set = try #require(own.set)
      #expect(set.atOnce.lowerBound <= set.alone.lowerBound)
      #expect(set.atOnce.upperBound >= set.alone.upperBound)
      #expect(set.alone.contains(try #require(own.rankAdjusted)))
      #expect(set.mayBeFirst == (set.atOnce.lowerBound <= 10))
    }
  }

  @Test func `threads and a shift of all scores change nothing`() throws {
    func told(_ appraisal: Appraisal) -> [[Double]] {
      appraisal.ranks.units.map {
        [
          $0.quality?.lower ?? 0, $0.quality?.upper ?? 0, $0.quality?.probabilityTop ?? 0,
          $0.rescored ?? 0, $0.set?.atOnce.upperBound ?? 0,
        ]
      }
    }
    let round = try Self.round(seed: 7).round
    let plain = told(try Self.appraisal(round))
    let threaded = told(
      try Appraisal(round, recipe: Recipe(top: 10, tops: [10]), threads: 2))
    #expect(plain == threaded)
    let shifted = told(try Self.appraisal(Self.round(seed: 7, shift: 32).round))
    for (a, b) in zip(plain, shifted) {
      for (x, y) in zip(a, b) { #expect(abs(x - y) < 0.01 || abs(x - y) == 1) }
    }
  }

  @Test func `standard errors by source are those of the model and add up`() throws {
    var recipe = Recipe(top: 10, tops: [10])
    recipe.weights.dirichlet = [6, 3, 1]
    let appraisal = try Appraisal(Self.round(seed: 8).round, recipe: recipe)
    let errors = try #require(appraisal.totalErrors)
    let estimate = appraisal.estimate
    for own in errors.units {
      let parts = own.parts.compactMap(\.counted)
      for (component, part) in parts.enumerated() {
        let expected = [0.6, 0.3, 0.1][component] * estimate.errorSDs[component]
        #expect(abs(part - expected) < 1e-12)
      }
      let weights = try #require(own.weights)
      let squares = (parts + [own.severity, weights]).reduce(0) { $0 + $1 * $1 }
      #expect(abs((own.standardError ?? 0) - squares.squareRoot()) < 1e-12)
    }
    // Severity's part is its standard error times the weight, unit by unit of a team.
    let team = try #require(appraisal.estimate.teams[0])
    #expect(abs(errors.units[0].severity / (0.6 * team.standardError) - 1) < 0.02)
  }

  @Test func `one line, one answer`() throws {
    let grades = [Grade(name: "A", share: 0.2), Grade(name: "B", share: 0.5), Grade(name: "C")]
    let appraisal = try Self.appraisal(Self.round(seed: 9, grades: grades).round)
    let lines = appraisal.boundaries
    #expect(lines.map(\.line) == [.first(10), .grade("A"), .grade("B")])
    #expect(lines.map(\.countAbove) == [10, 12, 42])
    for own in lines[0].units {
      let unit = try #require(appraisal.ranks[own.unit])
      #expect(own.probability == unit.quality?.probabilityTop)
      #expect(own.isAbove == unit.isAmongFirst)
    }
    let results = try #require(appraisal.grades)
    for own in results.units {
      #expect(abs(own.probabilities.reduce(0, +) - 1) < 1e-9)
      #expect(abs(own.severityOnly.reduce(0, +) - 1) < 1e-9)
    }
    let inA = results.units.reduce(0) { $0 + $1.probabilities[0] }
    #expect(abs(inA - 12) < 1e-9)
    let interval = try #require(appraisal.composite.reliabilityInterval)
    #expect(interval.contains(try #require(appraisal.composite.reliability)))
  }

  @Test func `with one anchor nothing is said that only two can tell`() throws {
    let (round, _) = try Self.round(seed: 10)
    var scheme = Scheme.standard
    scheme.components.removeLast()
    scheme.components[1].weight = 40
    for component in scheme.components.indices { scheme.components[component].full = 1_000 }
    let single = try Round(
      scheme: scheme, units: round.units.map(\.id),
      teams: round.homeTeams.map { round.teams[$0 ?? 0].id },
      scores: [
        "onsite": round.scores.map { $0[0] }, "routine": round.scores.map { $0[1] },
      ])
    let appraisal = try Self.appraisal(single)
    #expect(appraisal.composite.reliability == nil)
    #expect(appraisal.composite.reliabilityInterval == nil)
    #expect(appraisal.ranks.units.allSatisfy { $0.set == nil })
    #expect(appraisal.totalErrors?.units.allSatisfy { $0.standardError == nil } == true)
    #expect(appraisal.notices.contains { $0.said(in: .en).hasPrefix("Quality and error cannot") })
  }
}
