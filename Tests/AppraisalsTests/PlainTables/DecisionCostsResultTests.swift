import Appraisals
import Testing

@Suite struct DecisionCostsResultTests {
  private func result(
    _ change: (inout GeneralizabilityOptions) -> Void
  ) throws(AppraisalError) -> GeneralizabilityResult {
    guard let table = try? LongTable.shroutFleiss else { fatalError("no table") }
    var options = GeneralizabilityOptions(object: "unit", facets: "assessor")
    options.prices = [ConditionPrice(names: ["assessor"], amount: 2)]
    change(&options)
    return try GeneralizabilityResult(table, options)
  }

  @Test func `designs have their costs, and the chosen ones say why`() throws {
    let own = try result {
      $0.budget = 7
      $0.target = 0.95
    }
    #expect(own.rows.first?.cost == 8 && own.rows.first?.choice == nil)
    let best = own.rows.first { $0.choice == .bestWithinBudget }
    #expect(best?.decision.sizes == [3] && best?.cost == 6)
    // ICC3 is .714841 (Shrout & Fleiss): .95/.05 × (1 - .714841)/.714841 = 7.58.
    let cheapest = own.rows.first { $0.choice == .cheapestToTarget }
    #expect(cheapest?.decision.sizes == [8] && own.findings.count == 2)
  }

  @Test func `what cannot be had is a notice`() throws {
    let own = try result { $0.budget = 1 }
    #expect(own.findings.isEmpty && own.rows.allSatisfy { $0.choice == nil })
    #expect(own.notices.contains { $0.description.contains("the cheapest costs 2.00") })
  }

  @Test func `options that mean nothing are refused`() {
    for change: (inout GeneralizabilityOptions) -> Void in [
      {
        $0.prices = nil
        $0.budget = 3
      }, { $0.decision = .absolute }, { $0.target = 1 }, { $0.weightList = [1] },
      { $0.fixed = ["assessor"] }, { $0.prices = [ConditionPrice(names: ["x"], amount: 1)] },
    ] {
      let error = failure { () throws(AppraisalError) in _ = try result(change) }
      #expect(error?.kind == .badData)
    }
  }

  @Test(arguments: ["i", "i=", "i=-1", "=2", "i*=2", "i=x"])
  func `prices of another form are quoted`(text: String) {
    let error = failure { () throws(AppraisalError) in _ = try ConditionPrice(text) }
    #expect(error?.description.contains("'\(text)'") == true)
  }
}
