import Appraisals
import TestSupport
import Testing

/// The golden without its comments.
private let rajaratnamText: String = {
  let golden = Golden("rajaratnam.csv", ofTarget: "AgreementTests")
  let lines = (try? golden.text.split(separator: "\n").filter { !$0.hasPrefix("#") }) ?? []
  return lines.joined(separator: "\n") + "\n"
}()

@Suite struct SeveralVariablesResultTests {
  private func rajaratnam(
    _ change: (inout GeneralizabilityOptions) -> Void = { _ in }
  ) throws(AppraisalError) -> SeveralVariablesResult {
    let table = try LongTable(read: rajaratnamText)
    var options = GeneralizabilityOptions(object: "p", facets: "i:v")
    options.variable = "v"
    change(&options)
    return try SeveralVariablesResult(table, options)
  }

  // Brennan (2001), section 9.1: Eρ² .94149 and Φ .91968.
  @Test func `three tests of a long table have Brennan's composite`() throws {
    let own = try #require(try rajaratnam().rows.first)
    #expect(own.decision.sizes == [[2], [4], [2]] && own.decision.weights == [0.25, 0.5, 0.25])
    #expect(abs(own.decision.composite.generalizability - 0.941_49) < 5e-6)
    #expect(abs(own.decision.composite.dependability - 0.919_68) < 5e-6)
    let interval = try #require(own.composite.generalizability)
    #expect(interval.lower < 0.941_49 && interval.upper > 0.941_49)
  }

  @Test func `weights by name and by order are the same, others are refused`() throws {
    let named = try rajaratnam { $0.weights = ["2": 2, "0": 2, "1": 4] }
    let listed = try rajaratnam { $0.weightList = [1, 2, 1] }
    let given = try rajaratnam()
    for other in [named, listed] {
      #expect(other.rows[0].decision.composite == given.rows[0].decision.composite)
      #expect(other.notices.count == given.notices.count - 1)
    }
    for change: (inout GeneralizabilityOptions) -> Void in [
      { $0.weights = ["0": 1] }, { $0.weightList = [1, 2] }, { $0.weightList = [0, 0, 0] },
      { $0.cut = 3 }, { $0.budget = 3 }, { $0.facets = "i,v" }, { $0.confidence = 1 },
      { $0.sizes = [.init(facet: "i:9", sizes: [2])] },
    ] {
      let error = failure { () throws(AppraisalError) in _ = try rajaratnam(change) }
      #expect(error?.kind == .badData)
    }
  }

  @Test func `numbers of conditions are per variable or for all`() throws {
    let own = try rajaratnam {
      $0.sizes = [.init(facet: "i:0", sizes: [3, 6]), .init(facet: "i:2", sizes: [5])]
    }
    #expect(
      own.rows.map(\.decision.sizes) == [[[2], [4], [2]], [[3], [4], [5]], [[6], [4], [5]]])
    let alike = try rajaratnam { $0.sizes = [.init(facet: "i", sizes: [3])] }
    #expect(alike.rows.map(\.decision.sizes) == [[[2], [4], [2]], [[3], [3], [3]]])
  }

  @Test func `columns of scores are variables that share all facets`() throws {
    let text =
      "p,i,x,y\n"
      + (0..<20).map { "\($0 / 4),\($0 % 4),\($0 * 7 % 11),\($0 * 5 % 9 + $0 / 4)\n" }.joined()
    let own = try SeveralVariablesResult(
      LongTable(csv: text), GeneralizabilityOptions(object: "p", facets: "i", score: "x,y"))
    #expect(own.study.names == ["x", "y"] && own.study.shared == [0, 1])
    #expect(own.rows[0].composite.generalizability?.method.rawValue == "F")
  }
}
