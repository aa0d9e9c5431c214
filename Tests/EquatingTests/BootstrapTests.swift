import RealModule
import TestSupport
import Testing

@testable import Equating

@Suite struct BootstrapTests {
  @Test func `threads do not change errors, and another seed does`() throws {
    let x = try form(.x, [5, 9, 15, 21, 20, 18, 12, 5, 2])
    let y = try form(.y, [3, 7, 12, 20, 25, 22, 14, 8, 4])
    func errors(seed: UInt64, threads: Int) throws -> [Double?] {
      var found = try FormEquating(x, y, EquatingPlan(methods: [.linear, .equipercentile]))
      found.bootstrap(replicates: 20, seed: seed, threads: threads)
      #expect(found.forms.allSatisfy { $0.replicates == 20 })
      return found.forms.flatMap { $0.scores.map(\.bootstrapError) }
    }
    let one = try errors(seed: 1, threads: 1)
    #expect(try errors(seed: 1, threads: 3) == one)
    #expect(try errors(seed: 2, threads: 1) != one)
    #expect(one.allSatisfy { $0 != nil })
  }

  // The SD of 400 draws is within 12 % of the truth but for once in 3000; formulas are asymptotic,
  // here with 1655 and 1638 examinees.
  @Test func `formulas agree with the bootstrap at the middle of the scale`() throws {
    let (x, y) = try anchoredForms()
    let methods: [EquatingMethod] = [.tucker, .levine, .levineTrue, .chainedLinear]
    var found = try FormEquating(x, y, EquatingPlan(methods: methods))
    found.bootstrap(replicates: 400, seed: 3)
    for form in found.forms {
      for score in [8, 16, 24] {
        let (own, drawn) = (form.scores[score].standardError, form.scores[score].bootstrapError)
        let ratio = try #require(own) / (try #require(drawn))
        #expect((0.86...1.16).contains(ratio), "\(form.method) \(score) \(ratio)")
      }
    }
  }

  @Test func `a method without a formula has an error by bootstrap`() throws {
    let (x, y) = try anchoredForms()
    var found = try FormEquating(
      x, y, EquatingPlan(methods: [.frequencyEstimation, .chainedEquipercentile, .braunHolland]))
    found.bootstrap(replicates: 10, seed: 1)
    for form in found.forms {
      #expect(form.scores.allSatisfy { $0.standardError == nil })
      #expect(form.scores[16].bootstrapError ?? 0 > 0)
    }
  }
}
