import Agreement
import RealModule
import TestSupport
import Testing

@Suite struct SeveralVariablesTests {
  private let tolerance = 1e-12

  /// Numbers of the second comment line of a golden.
  private func expected(_ name: String) throws -> [Double] {
    let lines = try Golden(name).text.split(separator: "\n")
    return lines[1].split(separator: " ").compactMap { Double($0) }
  }

  /// Brennan's tests of 2, 4 and 2 items: every test has items of its own.
  private func rajaratnam(leavingOut left: Set<Int> = []) throws -> SeveralVariables {
    let table = try Golden("rajaratnam.csv").table
    let records = table.numbers.enumerated().filter { !left.contains($0.offset) }.map(\.element)
    let variables = [0.0, 1, 2].map { variable in
      let own = records.filter { $0[1] == variable }
      return VariableScores(
        name: "test \(Int(variable) + 1)", scores: own.map { $0[3] },
        codes: [own.map { Int32($0[0]) }, own.map { Int32($0[2]) }])
    }
    return try SeveralVariables(
      MeasurementDesign(object: "p", facets: "i"), shared: [], variables: variables)
  }

  private func linked(_ keep: (Int) -> Bool = { _ in true }) throws -> SeveralVariables {
    let rows = try Golden("linked.csv").table.numbers
    let variables = ["x", "y"].enumerated().map { place, name in
      let own = place == 0 ? rows : rows.enumerated().filter { keep($0.offset) }.map(\.element)
      return VariableScores(
        name: name, scores: own.map { $0[2 + place] },
        codes: [own.map { Int32($0[0]) }, own.map { Int32($0[1]) }])
    }
    return try SeveralVariables(
      MeasurementDesign(object: "p", facets: "i"), shared: ["i"], variables: variables)
  }

  @Test func `the composite of Brennan's three tests has his coefficients`() throws {
    let study = try rajaratnam()
    #expect(study.proportionalWeights == [0.25, 0.5, 0.25])
    let own = CompositeDecision(
      study, weights: [1, 2, 1], sizes: study.studies.map { Array($0.sizes.dropFirst()) })
    #expect(abs(own.composite.generalizability - 0.941_49) < 5e-6)
    #expect(abs(own.composite.dependability - 0.919_68) < 5e-6)
    let values = try expected("rajaratnam.csv")
    let persons = try #require(study.covariances[study.design.terms[0]])
    let found = [
      persons[0][1], persons[0][2], persons[1][2], own.composite.universe, own.composite.relative,
      own.composite.absolute, own.composite.generalizability, own.composite.dependability,
    ]
    #expect(found.count == values.count)
    for (one, other) in zip(found, values) {
      #expect(one.isApproximatelyEqual(to: other, relativeTolerance: tolerance))
    }
    #expect(
      own.contributions.reduce(0, +).isApproximatelyEqual(to: 1, absoluteTolerance: tolerance))
  }

  @Test func `each variable by itself is its own study`() throws {
    let study = try rajaratnam()
    let sizes = [[3.0], [5], [7]]
    let own = CompositeDecision(study, weights: [1, 1, 1], sizes: sizes)
    for (place, single) in study.studies.enumerated() {
      #expect(own.variables[place] == DecisionStudy(single, sizes: sizes[place]).variances)
    }
  }

  @Test func `linked effects have the mean products of numpy`() throws {
    let study = try linked()
    let values = try expected("linked.csv")
    for (place, term) in study.design.terms.enumerated() {
      let matrix = try #require(study.covariances[term])
      for (pair, cell) in [matrix[0][0], matrix[0][1], matrix[1][1]].enumerated() {
        #expect(
          cell.isApproximatelyEqual(to: values[3 * pair + place], absoluteTolerance: 1e-12))
      }
    }
  }

  @Test func `a composite over shared items is the study of weighted sums`() throws {
    let study = try linked()
    let rows = try Golden("linked.csv").table.numbers
    let sums = try GeneralizabilityStudy(
      study.design, scores: rows.map { 0.75 * $0[2] + 0.25 * $0[3] },
      codes: [rows.map { Int32($0[0]) }, rows.map { Int32($0[1]) }])
    for size in [1.0, 5, 8] {
      let own = CompositeDecision(study, weights: [3, 1], sizes: [[size], [size]]).composite
      let other = DecisionStudy(sums, sizes: [size]).variances
      for (one, two) in [
        (own.universe, other.universe), (own.relative, other.relative),
        (own.absolute, other.absolute),
      ] { #expect(one.isApproximatelyEqual(to: two, relativeTolerance: 1e-10)) }
    }
  }

  @Test func `persons' covariances need no complete items, shared items do`() throws {
    // Test 2 lacks one answer: covariances are those of the means that are left.
    let study = try rajaratnam(leavingOut: [16])
    #expect(!study.studies[1].isBalanced)
    let persons = try #require(study.covariances[study.design.terms[0]])
    let first = [4.5, 1.5, 3, 2, 3, 1.5, 4, 0.5]
    let second = [12.0 / 3, 2.5, 5.5, 4.75, 6.25, 4.75, 6.75, 1.75]
    let (a, b) = (first.reduce(0, +) / 8, second.reduce(0, +) / 8)
    let covariance = zip(first, second).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / 7
    #expect(persons[0][1].isApproximatelyEqual(to: covariance, relativeTolerance: tolerance))
    #expect(throws: GeneralizabilityError.unequalCells("x", "y")) { try linked { $0 != 7 } }
  }

  @Test func `a variable that allows no study is named`() throws {
    let variable = VariableScores(name: "one", scores: [1, 2], codes: [[0, 1], [0, 0]])
    #expect(throws: GeneralizabilityError.variable("one", .oneLevel("i"))) {
      try SeveralVariables(
        MeasurementDesign(object: "p", facets: "i"), shared: [], variables: [variable])
    }
  }
}
