import Appraisals
import Phrases
import Reporting

extension MultiYearPage {
  /// The comparison as a workbook: the answers first, then one sheet per table.
  func workbook(in language: Language) -> WorkbookDraft {
    WorkbookDraft(
      title: title, subtitle: Phrase(study.sentences, mark: .stop),
      tables: MultiYearTables.tables([study]), language: language)
  }
}
