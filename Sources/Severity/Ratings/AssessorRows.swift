import MixedModels
import Statistics

/// One row a visit of an assessor.
struct AssessorRows {
  let means: [Double]
  let weights: [Double]
  let visits: RandomFactor
  let assessors: RandomFactor
  let counts: [Int]
  /// Sum of row weights, in the order of the factor's levels.
  let weightOfAssessor: [Double]

  init(_ ratings: RatingArrays) {
    let sheets = ratings.sheets
    var totals = [Double](repeating: 0, count: sheets.count)
    var full = totals
    var counts = [Int](repeating: 0, count: ratings.teamOfAssessor.count)
    for (index, share) in ratings.centredShares.enumerated() {
      let weight = ratings.full[Int(ratings.item[index])]
      let sheet = Int(sheets.ofScore[index])
      totals[sheet] += weight * share
      full[sheet] += weight
      counts[Int(ratings.assessor[index])] += 1
    }
    self.counts = counts
    let heaviest = full.max() ?? 1
    means = zip(totals, full).map { $0 / $1 }
    weights = full.map { $0 / heaviest }
    visits = RandomFactor(
      name: "visit", levels: (0..<sheets.visitCount).map { "\($0)" }, codes: sheets.visit)
    let present = Factor(sheets.assessor, levels: Set(sheets.assessor).sorted())
    assessors = RandomFactor(
      name: "assessor", levels: present.levels.map { "\($0)" }, codes: present.codes)
    var total = [Double](repeating: 0, count: assessors.levels.count)
    for (row, code) in assessors.codes.enumerated() { total[Int(code)] += weights[row] }
    weightOfAssessor = total
  }

  /// Whether all rows of each visit are the same but for rounding.
  var areAllAgreed: Bool {
    var first = [Double?](repeating: nil, count: visits.levels.count)
    for (row, visit) in visits.codes.enumerated() {
      let known = first[Int(visit)] ?? means[row]
      guard abs(means[row] - known) < 1e-9 else { return false }
      first[Int(visit)] = known
    }
    return true
  }

  /// Row = visit + assessor + rest, all random.
  func model() throws(MixedModelsError) -> MixedModel {
    try MixedModel(
      MixedModelData(response: means, random: [visits, assessors], weights: weights))
  }
}
