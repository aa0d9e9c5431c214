import Appraisals
import Phrases
import Reporting

extension MultiYearPage {
  /// The comparison as a workbook: the answers first, then one sheet per table.
  func workbook(in language: Language) -> WorkbookDraft {
    let html = html(in: language)
    return WorkbookDraft(
      title: html.title, subtitle: Phrase(study.sentences, mark: .stop),
      tables: MultiYearTables.tables([study]), charts: [:], language: language,
      mostRows: 5_000)
  }
}
