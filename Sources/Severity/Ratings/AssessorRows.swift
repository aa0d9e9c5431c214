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
    let assessorCount = ratings.teamOfAssessor.count
    var sums = [Int: (total: Double, weight: Double)]()
    var counts = [Int](repeating: 0, count: assessorCount)
    for (index, share) in ratings.centredShares.enumerated() {
      let assessor = Int(ratings.assessor[index])
      let weight = ratings.full[Int(ratings.item[index])]
      let key = Int(ratings.unit[index]) * assessorCount + assessor
      let old = sums[key] ?? (0, 0)
      sums[key] = (old.total + weight * share, old.weight + weight)
      counts[assessor] += 1
    }
    self.counts = counts
    let keys = sums.keys.sorted()
    let heaviest = sums.values.map(\.weight).max() ?? 1
    means = keys.map { key in sums[key].map { $0.total / $0.weight } ?? 0 }
    weights = keys.map { key in (sums[key]?.weight ?? heaviest) / heaviest }
    func factor(_ name: String, _ labels: [Int]) -> RandomFactor {
      let factor = Factor(labels, levels: Set(labels).sorted())
      return RandomFactor(
        name: name, levels: factor.levels.map { "\($0)" }, codes: factor.codes)
    }
    visits = factor(
      "visit",
      keys.map { key in
        key / assessorCount * ratings.teamCount + ratings.teamOfAssessor[key % assessorCount]
      })
    assessors = factor("assessor", keys.map { $0 % assessorCount })
    var total = [Double](repeating: 0, count: assessors.levels.count)
    for (row, code) in assessors.codes.enumerated() { total[Int(code)] += weights[row] }
    weightOfAssessor = total
  }

  /// Row = visit + assessor + rest, all random.
  func model() throws(MixedModelsError) -> MixedModel {
    try MixedModel(
      MixedModelData(response: means, random: [visits, assessors], weights: weights))
  }
}
