public import Assessments
public import Phrases
public import Reporting

/// A workbook to fill in for a round: its sheets are parts of the round, its cells know what a
/// scheme allows in them.
///
/// In English whatever it says is said in English and in Chinese; in Chinese, in Chinese alone.
public struct RoundTemplate: Sendable {
  /// Rows for names of teams.
  public static let teamRows = 60
  /// Most assessors of a team for whose item scores there are rows.
  public static let assessors = 10

  /// The scheme that the round will be read by.
  public let scheme: Scheme
  /// Number of rows for units.
  public let units: Int
  /// Language of sheets and headings.
  public let language: Language

  /// A workbook for a scheme.
  ///
  /// - Parameters:
  ///   - scheme: its components and items become columns and lists.
  ///   - units: rows for units, 1 or more.
  ///   - language: of sheets and headings.
  public init(scheme: Scheme, units: Int = 105, language: Language = .en) {
    precondition(units > 0, "a template without units")
    self.scheme = scheme
    self.units = units
    self.language = language
  }

  private var sheets: TemplateSheet { language == .zh ? .chinese : .english }
  private var words: TemplateWords { TemplateWords(language: language, sheets: sheets) }

  /// A heading: the name of a column in English, its heading in Chinese.
  private func title(_ key: String) -> String {
    language == .zh ? TemplateWords.titles[key] ?? key : key
  }

  /// A component, grade or kind of item: its key, or what it is called in Chinese.
  private func term(_ key: String) -> String {
    language == .zh ? TemplateWords.terms[key] ?? key : key
  }

  var items: [Instrument.Item] { scheme.instrument?.items ?? [] }
  var grades: [(grade: String, points: Double)] {
    scheme.components.contains { $0.scoredBy == .members } ? scheme.ballotGrades : []
  }

  /// Why no template can be made of the scheme; nil where one can.
  public var problem: Phrase? {
    let marks = scheme.components.map { ($0.key, $0.full) } + items.map { ($0.id, $0.full) }
    return marks.first { !($0.1.isFinite && $0.1 >= 0) }.map {
      Phrase("full marks of \($0.0) must be a number of 0 or more; correct 'full'")
    }
  }

  /// The workbook.
  public var draft: WorkbookDraft {
    let parts = [scores] + (items.isEmpty ? [] : [ratings]) + (grades.isEmpty ? [] : [ballots])
    let asides = items.isEmpty ? [] : [itemsSheet]
    return WorkbookDraft(
      title: language == .zh ? scheme.name : "Template: \(scheme.name)",
      sheets: [readMe, teams] + parts + asides + [lists])
  }

  private var teams: SheetDraft {
    SheetDraft(
      name: sheets.teams, headings: [names("team", words.team)], rows: [])
  }

  private var scores: SheetDraft {
    var sheet = SheetDraft(
      name: sheets.scores,
      headings: [names("unit", words.unit), names("team", words.visitingTeam)]
        + scheme.components.map { component in
          SheetDraft.Heading(
            term(component.key),
            note: words.component(
              component, hasItems: !items.isEmpty, hasBallots: !grades.isEmpty))
        }, rows: [])
    sheet.validations = [teamRule(1, rows: 1...units)]
    for (index, component) in scheme.components.enumerated() {
      sheet.validations.append(
        DataValidation(
          column: 2 + index, rows: 1...units, allowed: .number(0...component.full),
          message: words.points(component)))
    }
    return sheet
  }

  private var ratings: SheetDraft {
    let most = items.map(\.full).max() ?? 0
    var sheet = SheetDraft(
      name: sheets.ratings,
      headings: [
        names("unit", words.ratedUnit), names("team", words.visitingTeam),
        names("assessor", words.assessor), names("item", words.item),
        .init(title("score"), note: words.score(most: most)),
      ], rows: [])
    let (count, overflow) = (units * Self.assessors).multipliedReportingOverflow(by: items.count)
    let rows = 1...min(overflow ? .max : count, SheetDraft.mostRows - 1)
    let full =
      "IFERROR(VLOOKUP(D2&\"\",\(cells("A", items.count, to: "B")),2,FALSE),\(most.significant))"
    let exempt = ["N.A.", "NA", "N/A", "不适用"].map { "E2=\"\($0)\"" }.joined(separator: ",")
    sheet.validations = [
      unitRule(rows), teamRule(1, rows: rows),
      DataValidation(
        column: 3, rows: rows, allowed: .listFrom(cells("A", items.count)),
        message: words.listedItem),
      DataValidation(
        column: 4, rows: rows,
        allowed: .formula("OR(\(exempt),AND(ISNUMBER(E2),E2>=0,E2<=\(full)))"),
        message: words.itemPoints),
    ]
    return sheet
  }

  private var ballots: SheetDraft {
    var sheet = SheetDraft(
      name: sheets.ballots,
      headings: [
        names("unit", words.ratedUnit),
        names("grade", words.grade(grades.map { (term($0.grade), $0.points) })),
        .init(title("count"), note: words.count),
      ], rows: [])
    let rows = 1...min(units * grades.count, SheetDraft.mostRows - 1)
    sheet.validations = [
      unitRule(rows),
      DataValidation(
        column: 1, rows: rows, allowed: .listFrom(cells("C", grades.count)),
        message: words.listedGrade),
      DataValidation(
        column: 2, rows: rows, allowed: .whole(0...1_000_000),
        message: words.count),
    ]
    return sheet
  }

  private var itemsSheet: SheetDraft {
    let rows = (scheme.instrument?.areas ?? []).flatMap { area in
      area.categories.flatMap { category in
        category.items.map { item -> [ResultTable.Cell] in
          [
            .text(item.id), .text(item.name ?? ""), .text(area.id), .text(category.id),
            .number(item.full), .text(term(item.kind?.rawValue ?? "")),
          ]
        }
      }
    }
    return SheetDraft(
      name: sheets.items,
      headings: ["item", "name", "area", "category", "full", "kind"].map { .init(title($0)) },
      rows: rows)
  }

  /// What cells may hold, for lists longer than a cell's own may be.
  private var lists: SheetDraft {
    let rows = (0..<max(items.count, grades.count)).map { row -> [ResultTable.Cell] in
      let item = row < items.count ? items[row] : nil
      let grade = row < grades.count ? grades[row] : nil
      return [
        item.map { .text($0.id) } ?? .missing, item.map { .number($0.full) } ?? .missing,
        grade.map { .text(term($0.grade)) } ?? .missing,
        grade.map { .number($0.points) } ?? .missing,
      ]
    }
    var sheet = SheetDraft(
      name: TemplateSheet.lists,
      headings: ["item", "full", "grade", "points"].map { .init($0) }, rows: rows)
    sheet.isHidden = true
    return sheet
  }

  private var readMe: SheetDraft {
    SheetDraft(
      name: sheets.readMe,
      headings: language == .zh ? [.init("填写说明")] : [.init("English"), .init("中文")],
      rows: words.readMe(scheme, itemCount: items.count).map { line in
        (language == .zh ? [.zh] : [.en, .zh]).map { .text(line.said(in: $0)) }
      })
  }
}

extension RoundTemplate {
  /// A column whose entries stay text as typed.
  private func names(_ title: String, _ note: String) -> SheetDraft.Heading {
    .init(self.title(title), note: note, style: ColumnStyle(format: .text))
  }

  /// Cells of the hidden sheet, under its header.
  private func cells(_ column: String, _ count: Int, to last: String? = nil) -> String {
    "\(TemplateSheet.lists)!$\(column)$2:$\(last ?? column)$\(count + 1)"
  }

  /// The name of a sheet as formulas have it.
  private func quoted(_ sheet: String) -> String {
    sheet.allSatisfy(\.isASCII) ? sheet : "'\(sheet)'"
  }

  /// The filled cells at the head of a column, so that lists have no blanks.
  private func filled(_ sheet: String, rows: Int) -> String {
    "OFFSET(\(quoted(sheet))!$A$2,0,0,MAX(1,COUNTA(\(quoted(sheet))!$A$2:$A$\(rows + 1))),1)"
  }

  private func teamRule(_ column: Int, rows: ClosedRange<Int>) -> DataValidation {
    DataValidation(
      column: column, rows: rows,
      allowed: .listFrom(filled(sheets.teams, rows: Self.teamRows)),
      message: words.listedTeam)
  }

  private func unitRule(_ rows: ClosedRange<Int>) -> DataValidation {
    DataValidation(
      column: 0, rows: rows, allowed: .listFrom(filled(sheets.scores, rows: units)),
      message: words.listedUnit)
  }
}
