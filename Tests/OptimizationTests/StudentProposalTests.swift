import Foundation
import Statistics
import Testing

@testable import Optimization

@Suite struct StudentProposalTests {
  // The first coordinate is folded, the second free.
  private let proposal = StudentProposal(
    centre: [0.4, -1], covariance: [0.5, 0.2, 0.2, 0.3], positiveCount: 1)

  @Test func `a folded density integrates to one`() throws {
    let proposal = try #require(proposal)
    let step = 0.02
    var sum = 0.0
    for i in 0..<1_000 {
      for j in -800..<700 {
        sum += exp(proposal.logDensity([(Double(i) + 0.5) * step, Double(j) * step]))
      }
    }
    // Beyond 14 scale lengths a t with 5 degrees of freedom keeps some 1e-5.
    #expect(abs(sum * step * step - 1) < 1e-4)
  }

  @Test func `draws fall where the density says`() throws {
    let proposal = try #require(proposal)
    let step = 0.02
    var expected = 0.0
    for i in 0..<25 {
      for j in -300..<50 {
        expected += exp(
          proposal.logDensity([(Double(i) + 0.5) * step, -1 + (Double(j) + 0.5) * step]))
      }
    }
    var stream = PhiloxStream(seed: 5, tag: 910)
    var point = [0.0, 0.0]
    let inside = (0..<40_000).count { _ in
      proposal.draw(&point, using: &stream) && point[0] < 0.5 && (-7..<0).contains(point[1])
    }
    // 40,000 draws: a binomial SD of 0.0025 at most, four of them.
    #expect(abs(Double(inside) / 40_000 - expected * step * step) < 0.01)
  }

  @Test func `a covariance that is not positive definite is refused`() {
    #expect(
      StudentProposal(centre: [0, 0], covariance: [1, 2, 2, 1], positiveCount: 0) == nil)
  }
}
