import Appraisals
import Assessments
import Phrases
import Reporting

/// Tables of what was found in the input.
enum InputTables {
  static let descriptions = [diagnostics.description]

  static let diagnostics = Schema<Diagnostic>(
    "diagnostics", Phrase("What is wrong or doubtful in the input, and where?"),
    [
      Column("rule", Phrase("Code of the check; a code never changes its meaning."), .name) {
        $0.rule.rawValue
      },
      Column("level", Phrase("How serious it is: error, warning or notice."), .term) {
        $0.level.rawValue
      },
      Column("file", Phrase("The file it is in."), .name) { $0.fileName },
      Column(
        "row", Phrase("Row as a spreadsheet shows it, the first being 1."), .count,
        blank: Phrase("it is not about one row")
      ) { $0.row },
      Column(
        "column", Phrase("Name of the column."), .name, blank: Phrase("it is not about one column")
      ) { $0.column },
      Column(
        "letter", Phrase("Letter of the column in a spreadsheet."), .name,
        blank: Phrase("it is not about one column")
      ) { $0.columnLetter },
      Column(
        "value", Phrase("The cell as it is, or a count."), .name,
        blank: Phrase("it is not about one value")
      ) { $0.value },
      Column("sentence", Phrase("What was found."), .sentence) { $0.sentence },
      Column("suggestion", Phrase("What to do about it."), .sentence) { $0.suggestion },
      Column(
        "sheet", Phrase("The sheet of a workbook."), .name, blank: Phrase("the file is a text file")
      ) { $0.sheet },
    ])
}
