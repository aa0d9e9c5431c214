import Agreement
import Phrases

/// The designs that a budget or a target chooses, and what is said of them.
struct CostSearch {
  let cost: DesignCost
  private let design: MeasurementDesign
  private let options: GeneralizabilityOptions
  private(set) var best: DesignSearch.Found?
  private(set) var cheapest: DesignSearch.Found?
  private(set) var notices: [Phrase] = []

  /// nil without prices.
  ///
  /// - Throws: `AppraisalError` where a price is of no facet, or there are too many designs to try.
  init?(
    _ study: GeneralizabilityStudy, _ options: GeneralizabilityOptions, fixed: Set<Int>
  ) throws(AppraisalError) {
    guard let prices = options.prices else { return nil }
    self.options = options
    design = study.design
    do throws(MeasurementDesign.Failure) {
      cost = try DesignCost(
        study.design, prices: prices.map { ($0.names, $0.amount) }, objects: study.sizes[0])
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
    let choices = study.design.indices.dropFirst().map { facet in
      options.sizes.last { $0.facet == facet }?.sizes
    }
    let search = DesignSearch(
      study, cost: cost, fixed: fixed, isAbsolute: options.decision == .absolute,
      choices: choices)
    do throws(DesignSearch.Failure) {
      if let budget = options.budget { best = try search.best(within: budget) }
    } catch { notices.append(try Self.phrase(error)) }
    do throws(DesignSearch.Failure) {
      if let target = options.target { cheapest = try search.cheapest(reaching: target) }
    } catch { notices.append(try Self.phrase(error)) }
  }

  private static func phrase(_ failure: DesignSearch.Failure) throws(AppraisalError) -> Phrase {
    switch failure {
    case .budgetTooSmall(let least):
      return Phrase("no design within the budget: the cheapest costs \(least.fixed(2))")
    case .unreachable(let greatest):
      return Phrase(
        "no design reaches the target: the greatest coefficient is \(greatest.fixed(3))")
    case .tooMany(let most):
      throw AppraisalError(
        .badData,
        Phrase(
          "more than \(most) designs are within the cost; give the numbers of conditions to try with "
            + "--sizes"))
    }
  }

  /// What the searches chose, at most two.
  var found: [DesignSearch.Found] { [best, cheapest].compactMap { $0 } }

  func choice(_ sizes: [Double]) -> DecisionRow.Choice? {
    switch (best?.sizes == sizes, cheapest?.sizes == sizes) {
    case (true, true): .both
    case (true, false): .bestWithinBudget
    case (false, true): .cheapestToTarget
    case (false, false): nil
    }
  }

  /// One sentence per search that found a design.
  var sentences: [Phrase] {
    let name = options.decision == .absolute ? "Phi" : "E rho squared"
    func conditions(_ found: DesignSearch.Found) -> String {
      zip(design.indices.dropFirst(), found.sizes)
        // A facet that keeps its own number may have a harmonic mean.
        .map { "\($0)=\($1 == $1.rounded() ? $1.fixed(0) : $1.fixed(2))" }
        .joined(separator: " ")
    }
    var said: [Phrase] = []
    if let best, let budget = options.budget {
      said.append(
        Phrase(
          "A budget of \(budget.fixed(2)) buys \(name) \(best.coefficient.fixed(3)) at most, with "
            + "\(conditions(best)) for \(best.cost.fixed(2))."))
    }
    if let cheapest, let target = options.target {
      said.append(
        Phrase(
          "The cheapest design that reaches \(name) \(target.fixed(3)) is \(conditions(cheapest)) for "
            + "\(cheapest.cost.fixed(2))."))
    }
    return said
  }
}
