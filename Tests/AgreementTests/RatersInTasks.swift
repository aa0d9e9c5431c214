import Agreement
import TestSupport
import Testing

extension GeneralizabilityStudy {
  /// Goldens/gstudy.csv as persons by raters within tasks.
  static func ratersInTasks() throws -> GeneralizabilityStudy {
    let golden = try Golden("gstudy.csv").table
    func codes(_ name: String) -> [Int32] { golden.column(name)?.compactMap { Int32($0) } ?? [] }
    let design = try MeasurementDesign(object: "p", facets: "r:t")
    return try GeneralizabilityStudy(
      design, scores: try #require(golden.numbers("score")), codes: design.indices.map(codes))
  }
}
