import MixedModels
import TestSupport

// Tables and lme4 fits of Goldens/, by lme4.R there; lme4.csv names the versions.
extension Golden {
  static func factor(_ name: String, _ labels: [String]) -> RandomFactor {
    let levels = Set(labels).sorted()
    let place = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    return RandomFactor(name: name, levels: levels, codes: labels.map { place[$0] ?? 0 })
  }

  /// The rows and the model of one case of lme4.R.
  static func model(_ name: String) throws -> (data: MixedModelData, method: FitMethod) {
    func data(
      _ file: String, _ response: String, _ random: [String],
      fixed: (GoldenTable) -> [FixedTerm] = { _ in [] },
      weights: (GoldenTable) -> [Double]? = { _ in nil }
    ) throws -> MixedModelData {
      let table = try Golden(file).table
      func labels(_ term: String) -> [String] {
        let parts = term.split(separator: ":").map { table.column(String($0)) ?? [] }
        return parts[0].indices.map { row in parts.map { $0[row] }.joined(separator: ":") }
      }
      return try MixedModelData(
        response: table.numbers(response) ?? [],
        random: random.map { factor($0, labels($0)) }, fixed: fixed(table),
        weights: weights(table))
    }
    func covariate(_ name: String, _ table: GoldenTable) -> FixedTerm {
      .covariate(name: name, values: table.numbers(name) ?? [])
    }
    switch name {
    case "dyestuff", "dyestuff-ml":
      return (try data("Dyestuff.csv", "Yield", ["Batch"]), name == "dyestuff" ? .reml : .ml)
    case "dyestuff2": return (try data("Dyestuff2.csv", "Yield", ["Batch"]), .reml)
    case "penicillin":
      return (try data("Penicillin.csv", "diameter", ["plate", "sample"]), .reml)
    case "pastes": return (try data("Pastes.csv", "strength", ["sample", "batch"]), .reml)
    case "cake-ml":
      let cake = try data("cake.csv", "angle", ["recipe:replicate"]) { table in
        let recipe = factor("recipe", table.column("recipe") ?? [])
        return [
          .factor(name: recipe.name, levels: recipe.levels, codes: recipe.codes),
          covariate("temp", table),
        ]
      }
      return (cake, .ml)
    case "wide", "wide-ml":
      let wide = try data("wide.csv", "y", ["g", "h"]) { table in
        let site = factor("site", table.column("site") ?? [])
        return [
          .factor(name: site.name, levels: site.levels, codes: site.codes), covariate("x", table),
        ]
      }
      return (wide, name == "wide" ? .reml : .ml)
    default:
      let weighted = name.hasSuffix("weighted")
      let sleep = try data(
        "sleepstudy.csv", "Reaction", ["Subject"], fixed: { [covariate("Days", $0)] },
        weights: { table in
          weighted ? table.column("Days")?.compactMap { Int($0) }.map { 1 + Double($0 % 3) } : nil
        })
      return (sleep, .reml)
    }
  }

  /// Values of one case and quantity, by name.
  static func values(
    _ name: String, _ quantity: String, file: String = "lme4.csv"
  ) throws -> [String: Double] {
    var result: [String: Double] = [:]
    for row in try Golden(file).table.records
    where row["case"] == name && row["quantity"] == quantity {
      result[row["name"] ?? ""] = row["value"].flatMap { Double($0) }
    }
    return result
  }
}
