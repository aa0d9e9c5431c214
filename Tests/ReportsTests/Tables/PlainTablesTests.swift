import Appraisals
import Phrases
import Reporting
import TableIO
import Testing

@testable import Reports

@Suite struct PlainTablesTests {
  private func table(_ text: String) throws -> LongTable {
    try LongTable(Table(csv: Array(text.utf8), file: "t.csv"))
  }

  private let scores = "g,h,x,y\na,p,1,1\na,q,2,2.5\nb,p,3,4\nb,q,1,2\nc,p,2,9\nc,q,3,8\nc,p,1,7\n"
  private let complete = "unit,assessor,score\nu,a,9\nu,b,2\nv,a,6\nv,b,1\nw,a,8\nw,b,4\n"

  private var tables: [ResultTable] {
    get throws {
      let variance = VarianceOptions(
        response: "y", random: ["g", "h"], fixed: ["x"], hasTests: true, hasEffects: true)
      let design = GeneralizabilityOptions(object: "unit", facets: "assessor")
      return try VarianceStudy(table(scores), variance).tables
        + AgreementStudy(table(complete)).tables
        + AgreementStudy(table("unit,assessor,score\nu,a,9\nu,b,2\nv,a,6\nw,a,8\nw,b,4\n")).tables
        + GeneralizabilityResult(table(complete), design).tables
        + SeveralVariablesResult(
          table("u,i,a,b\nu,1,9,2\nu,2,2,5\nv,1,6,3\nv,2,1,1\nw,1,8,7\nw,2,4,2\n"),
          GeneralizabilityOptions(object: "u", facets: "i", score: "a,b")
        ).tables
        + VarianceStudy(table(scores), VarianceOptions(response: "y", fixed: ["g", "x", "x^2"]))
        .tables
        + PlainOutliers(table(scores), PlainOutlierOptions(value: "y")).tables
    }
  }

  @Test func `names and columns are those that scripts rely on`() throws {
    let columns = Dictionary(
      PlainTables.descriptions.map { ($0.name, $0.columns.map(\.name).joined(separator: " ")) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      columns == [
        "icc": "type method icc f df1 df2 p lower upper",
        "kendall_w": "w chi_squared df p",
        "gstudy": "term df ss ms variance variance_reml share",
        "dstudy":
          "n_<facet> universe_variance relative_error absolute_error e_rho_squared phi e_rho_lower "
          + "e_rho_upper e_rho_method phi_lower phi_upper phi_method phi_lambda cost choice",
        "variable_components": "term variable other covariance correlation",
        "composite_dstudy":
          "design variable n_<facet> weight contribution universe_variance relative_error "
          + "absolute_error e_rho_squared phi e_rho_lower e_rho_upper e_rho_method phi_lower "
          + "phi_upper phi_method",
        "variance_components": "term levels variance sd se lower upper share",
        "fixed_effects": "term estimate se df t p",
        "effects": "term level estimate conditional_sd",
        "variance_tests": "term likelihood_ratio p",
        "anova": "source df ss ms f p",
        "icc_anova": "source df ss ms f p",
        "regression":
          "observations residual_df residual_ss residual_sd r_squared regression_ss f df1 p "
          + "condition_number condition_scaled exact_fit",
        "variance_fit":
          "method criterion log_likelihood observations evaluations convergence",
        "conversion": "score <method>",
        "equated_scores":
          "method score frequency percentile_rank equated se se_normal se_bootstrap",
        "equating_functions":
          "method intercept slope w1 mean_x sd_x mean_y sd_y gamma_x gamma_y bandwidth_x "
          + "bandwidth_y",
        "equating_moments": "distribution method n mean sd skewness kurtosis",
        "presmoothing": "form degree used chi_squared df aic mean sd skewness kurtosis",
      ])
  }

  @Test func `tables come in the order of the columns of commands`() throws {
    #expect(
      try tables.map(\.name) == [
        "variance_components", "fixed_effects", "effects", "variance_tests", "variance_fit", "icc",
        "icc_anova", "kendall_w", "icc", "gstudy", "dstudy",
        "variable_components", "composite_dstudy", "variance_components", "fixed_effects", "anova",
        "regression", "variance_fit", "outliers",
      ])
  }

  @Test func `a column with a blank says when it is blank`() throws {
    for table in try tables {
      for (place, column) in table.columns.enumerated() where column.blank == nil {
        #expect(
          table.rows.allSatisfy { $0[place] != .missing }, "\(table.name) \(column.name)")
      }
    }
  }

  @Test func `numbers stay inside the range of their column`() throws {
    for table in try tables {
      for (place, column) in table.columns.enumerated() {
        for cell in table.rows.map({ $0[place] }) {
          guard let value = cell.writtenValue else { continue }
          #expect(value >= column.range.least ?? -.infinity, "\(table.name) \(column.name)")
          #expect(value <= column.range.greatest ?? .infinity, "\(table.name) \(column.name)")
        }
      }
    }
  }

  @Test func `every meaning is a sentence in both languages`() {
    for column in PlainTables.descriptions.flatMap(\.columns) {
      #expect(column.meaning.said(in: .en).hasSuffix("."), "\(column.name)")
      #expect(column.meaning.said(in: .zh).hasSuffix("。"), "\(column.name)")
      #expect(
        column.description.said(in: .zh).contains {
          $0.unicodeScalars.contains { $0.value > 0x4E00 }
        })
    }
  }

  @Test func `the facets of a D study name its columns`() throws {
    let text =
      "p,r,t,score\n"
      + (0..<16).map { row in
        "p\(row / 4),r\(row % 2),t\(row / 2 % 2),\(row * row % 7)\n"
      }.joined()
    let result = try GeneralizabilityResult(
      table(text), GeneralizabilityOptions(object: "p", facets: "r:t"))
    #expect(result.tables[1].columnNames.prefix(2) == ["n_t", "n_r"])
    #expect(result.tables[1].rows[0].prefix(2) == [.number(2), .number(2)])
  }

  @Test func `a fit tells how it ended`() throws {
    let study = try VarianceStudy(
      table("g,y\na,1\na,9\nb,2\nb,8\nc,1.5\nc,9\n"), VarianceOptions(response: "y", random: ["g"]))
    let fit = try #require(study.tables.last)
    #expect(fit.rows[0].last == .text("boundary: g"))
    #expect(study.fit.sentence.description.contains("no variance found between levels of g"))
  }
}
