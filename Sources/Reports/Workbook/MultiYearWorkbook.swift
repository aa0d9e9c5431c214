import Appraisals
import Phrases
import Reporting

extension MultiYearPage {
  /// The comparison as a workbook: which units and teams changed, then a list of the tables and a sheet
  /// for each.
  func workbook(in language: Language) -> WorkbookDraft {
    WorkbookDraft(
      title: title, subtitle: .empty,
      answers: [study.unitSheet.draft(in: language), study.teamSheet.draft(in: language)],
      sentences: study.sentences, tables: MultiYearTables.tables([study]), language: language)
  }
}
