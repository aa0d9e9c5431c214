import Assessments
import Reporting

extension RoundReading {
  var findingsTable: ResultTable {
    ResultTable(
      name: "findings",
      columns: [
        "rule", "level", "file", "row", "column", "letter", "value", "sentence", "suggestion",
        "sheet",
      ],
      rows: diagnostics.map { finding in
        [
          .text(finding.rule.rawValue), .text(finding.level.rawValue), .text(finding.file),
          finding.row.map { .integer($0) } ?? .missing, .text(finding.column ?? ""),
          .text(finding.columnLetter ?? ""), .text(finding.value ?? ""),
          .text(finding.sentence.said),
          .text(finding.suggestion.said), .text(finding.sheet ?? ""),
        ]
      })
  }
}
