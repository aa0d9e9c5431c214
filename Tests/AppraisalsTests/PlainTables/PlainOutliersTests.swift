import Appraisals
import Statistics
import Testing

@Suite struct PlainOutliersTests {
  /// Two groups of 20 values around 50 and 70, with 90 planted in the first; x2 follows x but for
  /// row 30.
  private let table = try? LongTable(
    csv: "name,g,t,x,x2\n"
      + (0..<40).map { row in
        let x = (row < 20 ? 50.0 : 70) + Double(row * 7 % 11) / 10
        return "r\(row),\(row < 20 ? "a" : "b"),\(row),\(row == 5 ? 90 : x),"
          + "\(row == 30 ? 20 : x + Double(row * 3 % 7) / 10)\n"
      }.joined())

  private func outliers(_ options: PlainOutlierOptions) throws -> PlainOutliers {
    try PlainOutliers(#require(table), options)
  }

  @Test func `a planted value is flagged in its group, by its name`() throws {
    let own = try outliers(PlainOutlierOptions(value: "x", by: "g", id: "name"))
    let flagged = own.rows.filter(\.isFlagged)
    #expect(own.flagged == flagged.count && Set(flagged.map(\.subject)) == ["r5"])
    #expect(Set(flagged.map(\.family)) == ["x by g"] && flagged.allSatisfy { $0.kind == .row })
    #expect(flagged.map(\.method) == ["generalized ESD", "robust z (MAD)"])
    // Fences hold no error rate: they list values and flag none.
    #expect(own.rows.contains { $0.method == "adjusted boxplot" && $0.family.isEmpty })
  }

  @Test func `clean groups are flagged together no more often than stated`() throws {
    let flagged = try (0..<60).count { replicate in
      var stream = PhiloxStream(seed: 88, tag: 9_300, replicate: replicate)
      let csv =
        "g,x\n"
        + (0..<240).map { "g\($0 / 12),\(stream.normal())\n" }.joined()
      let table = try LongTable(csv: csv)
      return try PlainOutliers(table, PlainOutlierOptions(value: "x", by: "g", most: 3)).rows
        .contains { $0.isFlagged }
    }
    // Binomial(60, 0.05) exceeds 9 once in 1,000.
    #expect(flagged <= 9)
  }

  @Test func `rows without a name have a spreadsheet's number`() throws {
    let own = try outliers(PlainOutlierOptions(value: "x", by: "g"))
    #expect(own.rows.first { $0.isFlagged }?.subject == "7")
  }

  @Test func `a trend is a row of its group`() throws {
    let own = try outliers(PlainOutlierOptions(value: "x", order: "t"))
    let trend = try #require(own.rows.last)
    #expect(trend.kind == .group && trend.measure == "x_trend" && trend.isFlagged)
    #expect(trend.reason.description.contains("per step of t"))
  }

  @Test func `what cannot be judged is said, and the rest is judged`() throws {
    let own = try outliers(PlainOutlierOptions(value: "x", by: "g", hasDigits: true))
    #expect(own.notices.count == 2 && own.rows.contains { $0.isFlagged })
    #expect(own.notices.allSatisfy { $0.description.contains("last digits are not judged") })
  }

  @Test func `several columns are judged row by row`() throws {
    let own = try outliers(PlainOutlierOptions(columns: ["x", "x2"], id: "name"))
    #expect(own.rows.count == 40 && own.rows[30].isFlagged)
    #expect(own.rows.allSatisfy { $0.family == "x+x2" })
  }

  @Test func `options that do not fit are refused`() throws {
    for options in [
      PlainOutlierOptions(), PlainOutlierOptions(columns: ["x"], order: "t"),
      PlainOutlierOptions(columns: ["x"], hasDigits: true),
      PlainOutlierOptions(value: "x", most: 0), PlainOutlierOptions(value: "x", id: "none"),
      PlainOutlierOptions(value: "name"), PlainOutlierOptions(value: "x", by: "none"),
    ] {
      let table = try #require(table)
      let error = failure { () throws(AppraisalError) in _ = try PlainOutliers(table, options) }
      #expect(error?.kind == .badData)
    }
  }
}
