import Foundation
import Optimization
import Statistics

/// A proposal over all submodels: a share of each, then its Student t.
struct SubmodelMixture: Sendable {
  /// Even a submodel that looks hopeless is tried this often, so a poor fit cannot hide it.
  static let smallestShare = 0.05

  /// At most one of each submodel.
  let proposals: [SubmodelProposal]
  /// Log probability of proposing each.
  let logShares: [Double]
  private let cumulative: [Double]

  init(_ proposals: [SubmodelProposal]) {
    self.proposals = proposals
    let top = proposals.map(\.logEvidence).max() ?? 0
    let evidence = proposals.map { exp($0.logEvidence - top) }
    let sum = evidence.reduce(0, +)
    let raised = evidence.map { max($0 / sum, Self.smallestShare) }
    let total = raised.reduce(0, +)
    logShares = raised.map { log($0 / total) }
    var running = 0.0
    cumulative = raised.map {
      running += $0 / total
      return running
    }
  }

  func draw(using stream: inout PhiloxStream) -> Int {
    let u = stream.uniform()
    return cumulative.firstIndex { u < $0 } ?? cumulative.count - 1
  }

  /// Log density of proposing a point of a submodel.
  func logDensity(_ submodel: AnchoredSubmodel, _ point: [Double]) -> Double {
    guard let place = place(submodel) else { return -.infinity }
    return logShares[place] + proposals[place].student.logDensity(point)
  }

  /// The proposal of a submodel; nil where none was found.
  func proposal(_ submodel: AnchoredSubmodel) -> SubmodelProposal? {
    place(submodel).map { proposals[$0] }
  }

  private func place(_ submodel: AnchoredSubmodel) -> Int? {
    proposals.firstIndex { $0.submodel == submodel }
  }

  /// The proposals in which severities differ; nil where there are none.
  var withSeverity: SubmodelMixture? {
    let own = proposals.filter(\.submodel.hasSeverity)
    return own.isEmpty ? nil : SubmodelMixture(own)
  }
}
