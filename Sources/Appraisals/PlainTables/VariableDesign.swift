import Agreement
import MixedModels
import Phrases
import Statistics

/// The design of each variable, and which of its facets all variables share.
struct VariableDesign {
  let design: MeasurementDesign
  /// Names of facets whose conditions are the same for all variables.
  let shared: [String]

  /// - Throws: `AppraisalError` where the facets make no design or hold the variable otherwise than
  ///   as `facet:variable`.
  init(_ options: GeneralizabilityOptions) throws(AppraisalError) {
    let variable = options.variable
    var own: Set<String> = []
    let facets = options.facets.split(separator: ",", omittingEmptySubsequences: false).map {
      text -> String in
      let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        .map { String($0.filter { $0 != " " }) }
      guard sides.count == 2, sides[1] == variable else { return String(text) }
      own.insert(sides[0])
      return sides[0]
    }
    design = try GeneralizabilityOptions.design(
      options.object, facets.joined(separator: ","))
    if let variable, design.indices.contains(variable) {
      throw AppraisalError(
        .badData,
        Phrase("'\(variable)' names the variables; it is no facet, but facets may lie within it"))
    }
    let design = design
    shared = design.indices.dropFirst().filter { facet in
      var next: String? = facet
      while let name = next {
        if own.contains(name) { return false }
        next = design.outer[name]
      }
      return true
    }
  }
}

/// The scores of each variable of a table.
struct VariableRows {
  let variables: [VariableScores]
  let notices: [Phrase]

  init(
    _ table: LongTable, _ options: GeneralizabilityOptions, _ design: MeasurementDesign
  ) throws(AppraisalError) {
    let labels = try design.indices.map { name throws(AppraisalError) in try table.labels(name) }
    if let variable = options.variable {
      let scores = try table.exactNumbers(options.score)
      let names = try table.labels(variable)
      let complete = CompleteRows(
        count: table.rowCount, numbers: [scores.map { $0?.head }], labels: labels + [names])
      let codes = zip(labels, design.indices).map { complete.factor($0, name: $1).codes }
      let factor = complete.factor(names, name: variable)
      let values = complete.values(scores)
      variables = factor.levels.enumerated().map { level, name in
        let rows = factor.codes.indices.filter { Int(factor.codes[$0]) == level }
        let own = OffsetValues(rows.map { values[$0] })
        return VariableScores(
          name: name, scores: own.values, origin: own.origin,
          codes: codes.map { list in rows.map { list[$0] } })
      }
      notices = complete.notices
      return
    }
    let columns = try options.scoreColumns.map { name throws(AppraisalError) in
      (name: name, numbers: try table.exactNumbers(name))
    }
    let complete = CompleteRows(
      count: table.rowCount, numbers: columns.map { $0.numbers.map { $0?.head } }, labels: labels)
    let codes = zip(labels, design.indices).map { complete.factor($0, name: $1).codes }
    variables = columns.map { column in
      let own = OffsetValues(complete.values(column.numbers))
      return VariableScores(
        name: column.name, scores: own.values, origin: own.origin, codes: codes)
    }
    notices = complete.notices
  }
}

/// Numbers of conditions of each variable, one list of lists per decision study.
struct VariableGrid {
  /// design × variable × facet.
  let designs: [[[Double]]]

  /// More designs than these nobody reads.
  private static let most = 10_000

  init(
    _ study: SeveralVariables, _ options: GeneralizabilityOptions, _ fixed: Set<Int>
  ) throws(AppraisalError) {
    let facets = Array(study.design.indices.dropFirst())
    let own = study.studies.map { Array($0.sizes.dropFirst()) }
    // Which facet, of which variable (nil: of all alike), and the numbers to try.
    var axes: [(facet: Int, variable: Int?, sizes: [Double])] = []
    for asked in options.sizes {
      let parts = asked.facet.split(separator: ":", maxSplits: 1).map(String.init)
      let variable = parts.count == 2 ? study.names.firstIndex(of: parts[1]) : nil
      guard let facet = facets.firstIndex(of: parts.first ?? ""),
        (parts.count == 2) == (variable != nil),
        variable == nil || !study.shared.contains(facet + 1)
      else {
        throw AppraisalError(
          .badData,
          Phrase(
            "sizes are given for '\(asked.facet)', but the facets are \(facets); write facet:variable "
              + "for the facet of one variable alone"))
      }
      axes.append((facet, variable, asked.sizes))
    }
    if axes.isEmpty {
      axes = facets.indices.filter { !fixed.contains($0 + 1) }.map { ($0, nil, [1, 2, 5, 10]) }
    }
    guard axes.reduce(1, { $0 * Double($1.sizes.count) }) <= Double(Self.most) else {
      throw AppraisalError(
        .badData, Phrase("the sizes make more than \(Self.most) designs; try fewer"))
    }
    let combined = axes.reduce([own]) { designs, axis in
      designs.flatMap { design in
        axis.sizes.map { size in
          var next = design
          for variable in next.indices where axis.variable ?? variable == variable {
            next[variable][axis.facet] = size
          }
          return next
        }
      }
    }
    designs = [own] + combined.filter { $0 != own }
  }
}
