public import MixedModels
public import Phrases
import Statistics

/// One variance component of a G study.
public struct GeneralizabilityComponent: Sendable {
  /// The indices the component depends on.
  public let term: MeasurementDesign.Term
  /// The component as the design writes it, such as "p x i".
  public let name: String
  /// Balanced designs only: degrees of freedom.
  public let df: Double?
  /// Balanced designs only: sum of squares.
  public let sumOfSquares: Double?
  /// Balanced designs only: mean square.
  public let meanSquare: Double?
  /// Balanced designs only: the component by expected mean squares, which may be negative.
  public let varianceByMeanSquares: Double?
  /// By REML, 0 or more; nil where a balanced design leaves no residual, and REML no likeliest values.
  public let varianceByREML: Double?
  /// What D studies use: by mean squares, 0 where negative; by REML where unbalanced.
  public let variance: Double
}

/// Why no G study can be made.
public enum GeneralizabilityError: SpokenError, Equatable {
  /// Rows repeat a cell of the design; holds how many do.
  case repeatedCells(Int)
  /// The mixed model of the design cannot be fitted.
  case model(MixedModelsError)
  /// A facet or the object, by name, has a single level.
  case oneLevel(String)
  /// One of several variables, by name, allows no study of its own.
  indirect case variable(String, GeneralizabilityError)
  /// Two variables share a facet, but not every condition of it was scored on both.
  case unequalCells(String, String)
  /// Two variables have fewer than two objects in common.
  case fewCommonObjects(String, String)

  /// The reason as a sentence.
  public var phrase: Phrase {
    switch self {
    case .repeatedCells(let count):
      Phrase("rows that repeat a cell of the design: \(count); add a facet that distinguishes them")
    case .model(let error): error.phrase
    case .oneLevel(let name): Phrase("'\(name)' has one level; a variance needs at least two")
    case .variable(let name, let error): Phrase("variable '\(name)': \(error)")
    case .unequalCells(let first, let second):
      Phrase(
        "variables '\(first)' and '\(second)' share a facet, but not every condition of it was scored "
          + "on both; leave such rows out, or write the facet as facet:variable if its conditions differ"
      )
    case .fewCommonObjects(let first, let second):
      Phrase("variables '\(first)' and '\(second)' have fewer than two objects in common")
    }
  }
}

/// A generalizability study: the variance components of a measurement design.
///
/// Source: Brennan (2001), Generalizability Theory, sections 3.2 (T-terms and sums of squares),
/// 3.4 (expected mean squares) and 7.1 (unbalanced designs, here by REML).
public struct GeneralizabilityStudy: Sendable {
  /// The design the scores were analysed by.
  public let design: MeasurementDesign
  /// One per term of the design, in its order.
  public let components: [GeneralizabilityComponent]
  /// Whether every cell of the design has exactly one score.
  public let isBalanced: Bool
  /// Levels of each index; of a nested one, inside one outer level (the harmonic mean where unequal).
  public let sizes: [Double]
  /// Mean of all scores.
  public let grandMean: Double

  /// - Parameters:
  ///   - scores: one per row, less `origin`.
  ///   - origin: what was taken off the scores before they were rounded to doubles.
  ///   - codes: one list per index of the design, one code per row; codes of nested indices may
  ///     repeat from one outer level to the next.
  public init(
    _ design: MeasurementDesign, scores: [Double], origin: Double = 0, codes: [[Int32]]
  ) throws(GeneralizabilityError) {
    self.design = design
    let terms = design.terms
    let factors = terms.map { Self.factor(design.name($0), $0.members.map { codes[$0] }) }
    for (term, factor) in zip(terms, factors)
    where term.members.count == 1 && factor.levels.count < 2 {
      throw .oneLevel(design.indices[term.members[0]])
    }
    let cells = factors.last?.levels.count ?? 0
    guard cells == scores.count else { throw .repeatedCells(scores.count - cells) }
    grandMean = origin + (mean(scores) ?? 0)
    let sizes = Self.sizes(design, terms, factors)
    self.sizes = sizes.values
    let product = sizes.values.reduce(1, *)
    isBalanced = sizes.equal && abs(product - Double(scores.count)) < 1e-6

    let reml: [Double]?
    do throws(MixedModelsError) {
      reml = try MixedModel(
        MixedModelData(response: scores, random: Array(factors.dropLast()))
      ).fit().components.map(\.variance)
    } catch .noResidual where isBalanced {
      // Mean squares need no residual.
      reml = nil
    } catch { throw .model(error) }
    guard isBalanced else {
      let reml = reml ?? []
      components = terms.enumerated().map { index, term in
        GeneralizabilityComponent(
          term: term, name: design.name(term), df: nil, sumOfSquares: nil, meanSquare: nil,
          varianceByMeanSquares: nil, varianceByREML: reml[index], variance: reml[index])
      }
      return
    }
    let table = Self.analysis(terms, factors, scores, sizes.values)
    components = terms.enumerated().map { index, term in
      GeneralizabilityComponent(
        term: term, name: design.name(term), df: table[index].df,
        sumOfSquares: table[index].squares, meanSquare: table[index].squares / table[index].df,
        varianceByMeanSquares: table[index].variance, varianceByREML: reml?[index],
        variance: max(0, table[index].variance))
    }
  }

  /// Levels of a combination of indices.
  static func factor(_ name: String, _ codes: [[Int32]]) -> RandomFactor {
    let combined = Factor(codes[0].indices.map { row in codes.map { $0[row] } })
    return RandomFactor(
      name: name, levels: combined.levels.indices.map { "\($0)" }, codes: combined.codes)
  }

  static func sizes(
    _ design: MeasurementDesign, _ terms: [MeasurementDesign.Term], _ factors: [RandomFactor]
  ) -> (values: [Double], equal: Bool) {
    var equal = true
    let values = design.indices.indices.map { index -> Double in
      // The smallest term that holds the index, and that term without it.
      guard let own = terms.firstIndex(where: { $0.members.contains(index) }) else { return 1 }
      let rest = terms[own].members.filter { $0 != index }
      guard !rest.isEmpty, let above = terms.firstIndex(where: { $0.members == rest }) else {
        return Double(factors[own].levels.count)
      }
      var inside = [Set<Int32>](repeating: [], count: factors[above].levels.count)
      for (inner, outer) in zip(factors[own].codes, factors[above].codes) {
        inside[Int(outer)].insert(inner)
      }
      let counts = inside.map { Double($0.count) }
      if Set(counts).count > 1 { equal = false }
      return Double(counts.count) / counts.reduce(0) { $0 + 1 / $1 }
    }
    return (values, equal)
  }

  /// Degrees of freedom, sum of squares and component of each term of a balanced design.
  static func analysis(
    _ terms: [MeasurementDesign.Term], _ factors: [RandomFactor], _ scores: [Double],
    _ sizes: [Double]
  ) -> [(df: Double, squares: Double, variance: Double)] {
    let n = Double(scores.count)
    let grand = scores.map { DoubleDouble($0) }.total / max(1, n)
    let least = roundingSquares(scores)
    var df: [Double] = []
    var squares: [Double] = []
    // Of each term and level: its mean less the effects of the terms inside it.
    var effects: [[DoubleDouble]] = []
    for (place, term) in terms.enumerated() {
      let count = factors[place].levels.count
      var sums = [DoubleDouble](repeating: DoubleDouble(0), count: count)
      var firstRow = [Int](repeating: 0, count: count)
      for (row, code) in factors[place].codes.enumerated().reversed() {
        sums[Int(code)] += DoubleDouble(scores[row])
        firstRow[Int(code)] = row
      }
      let cell = n / Double(count)
      var own = sums.map { $0 / cell - grand }
      var freedom = Double(count) - 1
      for smaller in 0..<place where Set(terms[smaller].members).isSubset(of: term.members) {
        for (level, row) in firstRow.enumerated() {
          own[level] = own[level] - effects[smaller][Int(factors[smaller].codes[row])]
        }
        freedom -= df[smaller]
      }
      let sum = own.map { $0 * $0 }.total.head * cell
      effects.append(own)
      df.append(freedom)
      squares.append(sum > least ? sum : 0)
    }
    let variance = components(
      terms, meanSquares: zip(squares, df).map { $0 / $1 }, sizes: sizes)
    return terms.indices.map { (df[$0], squares[$0], variance[$0]) }
  }

  /// Components from expected mean squares, the largest terms first; they may be negative.
  ///
  /// - Parameters:
  ///   - terms: smaller sets first.
  ///   - meanSquares: one per term.
  ///   - sizes: levels of each index.
  static func components(
    _ terms: [MeasurementDesign.Term], meanSquares: [Double], sizes: [Double]
  ) -> [Double] {
    func weight(_ term: MeasurementDesign.Term) -> Double {
      sizes.indices.filter { !term.members.contains($0) }.reduce(1) { $0 * sizes[$1] }
    }
    var variance = [Double](repeating: 0, count: terms.count)
    for place in terms.indices.reversed() {
      var own = meanSquares[place]
      for larger in (place + 1)..<max(place + 1, terms.count)
      where Set(terms[place].members).isSubset(of: terms[larger].members) {
        own -= weight(terms[larger]) * variance[larger]
      }
      variance[place] = own / weight(terms[place])
    }
    return variance
  }
}
