import Appraisals
import Phrases

extension WeightAnalysis {
  /// Who is first under most weights and by the weights given, and how little changes that.
  var sentence: Phrase { change ?? Phrase("No weights change the order.") }

  /// The same; nil where nothing changes.
  var change: Phrase? {
    let order = problem.byScores
    let leading = leading(order)
    let set = problem.tops.last.flatMap { top in
      smallestMove(.first(top)).map {
        Phrase("the first \(top) change once a weight moves by \($0.fixed(2)) percentage points")
      }
    }
    let parts = [leading.map(leaders), winners(order, leading?.units ?? []), set].compactMap(\.self)
    return parts.isEmpty ? nil : Phrase("\(Phrase(parts, mark: .semicolon)).")
  }

  /// The units that most weights put first, several where their shares are the same as shown; nil without shares.
  private func leading(_ order: [Int]) -> (units: [Int], percent: String)? {
    guard let first = acceptability?.first, let most = first.max(), most > 0 else { return nil }
    let percent = (100 * most).fixed(0)
    let units = order.filter {
      first[$0] == most || first[$0] > most / 2 && (100 * first[$0]).fixed(0) == percent
    }
    return (units, percent)
  }

  private func leaders(_ leading: (units: [Int], percent: String)) -> Phrase {
    let names = listed(leading.units.map { problem.units[$0] }, most: 3)
    let percent = leading.percent
    switch (problem.dirichlet != nil, problem.constraints.isEmpty, leading.units.count > 1) {
    case (true, _, false):
      return Phrase(
        "\(names) is first in \(percent) % of the cases that the belief about weights gives")
    case (true, _, true):
      return Phrase(
        "\(names) are each first in \(percent) % of the cases that the belief about weights gives")
    case (false, true, false): return Phrase("\(names) is first under \(percent) % of all weights")
    case (false, true, true):
      return Phrase("\(names) are each first under \(percent) % of all weights")
    case (false, false, false):
      return Phrase("\(names) is first under \(percent) % of the weights allowed")
    case (false, false, true):
      return Phrase("\(names) are each first under \(percent) % of the weights allowed")
    }
  }

  /// Who is first by the weights given, where most weights have others first, and how little changes that.
  private func winners(_ order: [Int], _ leading: [Int]) -> Phrase? {
    let best = problem.nominalRanks.min()
    let winners = order.filter { problem.nominalRanks[$0] == best }
    let names = listed(winners.map { problem.units[$0] }, most: 3)
    // Whatever parts them is no change of the winner.
    guard winners.count < 2 else {
      return Phrase("by the weights given \(names) share the first place")
    }
    switch (smallestMove(.winner)?.fixed(1), leading == winners) {
    case (let move?, true):
      return Phrase("another unit is first once a weight moves by \(move) percentage points")
    case (let move?, false):
      return Phrase(
        "by the weights given \(names) is first, and another unit once a weight moves by \(move) "
          + "percentage points")
    case (nil, true): return nil
    case (nil, false):
      return winners.isEmpty ? nil : Phrase("by the weights given \(names) is first")
    }
  }
}
