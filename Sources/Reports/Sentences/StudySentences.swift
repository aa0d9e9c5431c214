import Agreement
public import Appraisals
public import Phrases

extension AgreementStudy {
  /// How far raters agree, one at a time and on average.
  public var sentence: Phrase {
    guard
      let single = correlations.first(where: { $0.type == "ICC2" && $0.estimate.isFinite })
        ?? correlations.first(where: { $0.estimate.isFinite })
    else {
      return Phrase("No agreement could be measured.")
    }
    return Phrase(
      "\(single.type), the agreement of single raters (\(Phrase(term: single.method))): "
        + "\(single.estimate.fixed(3)).")
  }
}

extension GeneralizabilityResult {
  /// Where scores vary most.
  public var sentence: Phrase {
    let most = study.components.max { share(of: $0) < share(of: $1) }
    guard let most else { return Phrase("No variance could be split.") }
    return Phrase(
      "The largest component is \(most.name), with \((100 * share(of: most)).fixed(0)) % of the "
        + "variance.")
  }
}

extension SeveralVariablesResult {
  /// What the composite is worth as it was measured, and which variable decides it.
  public var sentences: [Phrase] {
    guard let own = rows.first?.decision else { return [] }
    let worth = Phrase(
      "The composite of \(study.names.count) variables has E rho squared "
        + "\(own.composite.generalizability.fixed(3)) and Phi \(own.composite.dependability.fixed(3))."
    )
    guard
      let most = own.contributions.indices.max(by: {
        own.contributions[$0] < own.contributions[$1]
      }), own.contributions[most].isFinite
    else { return [worth] }
    return [
      worth,
      Phrase(
        "Most of its universe-score variance, \((100 * own.contributions[most]).fixed(0)) %, is from "
          + "\(study.names[most]), whose weight is \((100 * own.weights[most]).fixed(0)) %."),
    ]
  }
}
