public import Phrases
import TableIO

/// A report in one file that asks nothing of any network.
///
/// The page's own policy lets only what stands in it run, each piece named by its hash.
public struct HTMLReport: Sendable {
  let title: Phrase
  let subtitle: Phrase
  let cards: [Card]
  let sections: [Section]
  let units: [FollowedUnit]
  let sliders: WeightSliders?
  let words: PageWords
  /// Of everything but names.
  public let language: Language

  /// - Parameters:
  ///   - cards: the answers in one sentence each, at the head of the page.
  ///   - sections: in the order they are read.
  ///   - units: units that can be chosen and followed through the page.
  ///   - sliders: what the weight sliders need; nil for a page without them.
  ///   - language: of everything but names.
  public init(
    title: Phrase, subtitle: Phrase, cards: [Card] = [], sections: [Section],
    units: [FollowedUnit] = [], sliders: WeightSliders? = nil, language: Language = .en
  ) {
    self.title = title
    self.subtitle = subtitle
    self.cards = cards
    self.sections = sections
    self.units = units
    self.sliders = sliders
    self.language = language
    words = PageWords(language)
  }

  /// The whole page.
  ///
  /// - Parameter vega: what draws the charts; without it still pictures and all tables remain.
  public func text(vega: VegaModules?) -> String {
    String(decoding: pieces(vega: vega).joined(), as: UTF8.self)
  }

  /// The bytes of the whole page, one piece after the other: the library is a piece by itself, whose
  /// memory all pages share.
  ///
  /// - Parameter vega: what draws the charts; without it still pictures and all tables remain.
  public func pieces(vega: VegaModules?) -> [[UInt8]] {
    let style = InlineElement(.style, PackageResources.page_css)
    var scripts = [PackageResources.page_js, PackageResources.follow_js]
    if vega != nil {
      scripts += [PackageResources.specifications_js, PackageResources.charts_js]
    }
    scripts += [PackageResources.tables_js, PackageResources.sliders_js]
    let own = scripts.map { InlineElement(.script, $0) }
    let library = vega.map { [$0.element] } ?? []
    let notice =
      vega == nil ? "" : String(decoding: PackageResources.vega_notice_txt, as: UTF8.self)
    let glossary = Glossary(sections.flatMap(\.tables), in: language)
    let parts = sections.map { markup($0, glossary, hasVega: vega != nil) }
    let before = """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="\(InlineElement.policy([style] + library + own))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(shown(title))</title>\(style.markup)</head><body>
      <a class="skip" href="#contents">\(escaped(words.skip))</a><main>
      <h1>\(shown(title))</h1><p class="sub">\(shown(subtitle))</p>
      \(vega == nil ? "<p class=\"caution\">\(escaped(words.vegaMissing))</p>" : "")
      \(cardList)
      \(contents(glossary))
      \(parts.joined(separator: "\n"))
      \(section(glossary))
      </main>
      <script type="application/json" id="values">\(values(hasVega: vega != nil).json)</script>
      \(notice)
      """
    let after = """
      \(own.map(\.markup).joined(separator: "\n"))
      </body></html>

      """
    let middle = vega.map { [$0.markup, [UInt8(ascii: "\n")]] } ?? []
    return [Array(before.utf8)] + middle + [Array(after.utf8)]
  }

  private func shown(_ phrase: Phrase) -> String { escaped(phrase.said(in: language)) }

  private var cardList: String {
    guard !cards.isEmpty else { return "" }
    let links = cards.map {
      "<li><a href=\"#\($0.section)\"><b>\(shown($0.question))</b>\(shown($0.answer))</a>"
    }
    return "<ul class=\"cards\">\(links.joined(separator: "\n"))</ul>"
  }

  private func contents(_ glossary: Glossary) -> String {
    let entries =
      sections.map { "<li><a href=\"#\($0.id)\">\(shown($0.title))</a>" }
      + (glossary.isEmpty ? [] : ["<li><a href=\"#words\">\(escaped(words.glossary))</a>"])
    return "<nav id=\"contents\" aria-label=\"\(escaped(words.contents))\">"
      + "<h2>\(escaped(words.contents))</h2><ol>\(entries.joined(separator: "\n"))</ol></nav>"
  }

  private func section(_ glossary: Glossary) -> String {
    glossary.isEmpty
      ? ""
      : "<section id=\"words\"><h2>\(escaped(words.glossary))</h2>\(glossary.markup)</section>"
  }

  private func markup(_ section: Section, _ glossary: Glossary, hasVega: Bool) -> String {
    let blocks = section.blocks.map { markup($0, glossary, hasVega: hasVega) }
    let caution = section.caution.said(in: language)
    return """
      <section id="\(section.id)"><h2>\(shown(section.title))</h2>
      <p class="answer">\(shown(section.answer))</p>
      \(blocks.joined(separator: "\n"))
      \(caution.isEmpty ? "" : "<p class=\"caution\">\(escaped(caution))</p>")</section>
      """
  }

  private func markup(_ block: Block, _ glossary: Glossary, hasVega: Bool) -> String {
    switch block {
    case .chart(let chart):
      return chart.markup(
        without: hasVega ? words.chartNeedsScripts : words.chartNeedsVega, in: language)
    case .table(let table): return table.markup(words, glossary, in: language)
    case .sliders:
      guard sliders != nil else { return "" }
      return "<h3>\(escaped(words.slidersTitle))</h3><div id=\"sliders\"><p class=\"note\">"
        + "\(escaped(words.slidersNeedScripts))</p></div>"
    case .points(let points):
      return "<ul class=\"points\">\(points.map(markup).joined(separator: "\n"))</ul>"
    case .statement(let statement):
      return "<h3>\(shown(statement.title))</h3><blockquote class=\"statement\" "
        + "lang=\"\(statement.language.rawValue)\">"
        + "\(escaped(statement.text.said(in: statement.language)))</blockquote>"
    }
  }

  private func markup(_ point: Point) -> String {
    let state = point.state.map {
      "<span class=\"state\">\(escaped(words.states[$0] ?? $0.rawValue))</span> "
    }
    let command = point.command.map { " <code>\(escaped($0))</code>" }
    return "<li\(point.state.map { " class=\"\($0.rawValue)\"" } ?? "")>\(state ?? "")"
      + "<b>\(shown(point.head))</b> \(shown(point.text))\(command ?? "")"
  }

  /// What the scripts read.
  private func values(hasVega: Bool) -> JSONValue {
    let cards = CardLines(units.map { $0.lines.map { $0.said(in: language) } })
    let groups = Array(Set(units.compactMap(\.group))).naturallySorted()
    let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    return [
      "words": words.json, "units": .texts(units.map(\.name)), "teams": .texts(units.map(\.team)),
      "groups": .texts(groups),
      "groupOf": .numbers(
        groups.isEmpty ? [] : units.map { $0.group.map { Double(places[$0] ?? 0) } }),
      "rest": .object(
        sections.flatMap(\.tables).compactMap { table in
          table.rest(in: language).map { ("table-\(table.name)", $0) }
        }),
      "ranks": .object(units.compactMap { unit in unit.rank.map { (unit.name, .number($0)) } }),
      "lines": .texts(cards.lines),
      "cards": .raw("[" + cards.places.map { "\($0)" }.joined(separator: ",") + "]"),
      "sliders": sliders?.json ?? .null,
      "charts": .list(
        hasVega ? sections.flatMap(\.charts).map { $0.json(in: language) } : []),
    ]
  }
}

/// The sentences of all cards, each different one kept once.
private struct CardLines {
  var lines: [String] = []
  /// Of each card, the places of its sentences.
  var places: [[Int]] = []

  init(_ cards: [[String]]) {
    var known: [String: Int] = [:]
    for card in cards {
      places.append(
        card.map { line in
          if let place = known[line] { return place }
          known[line] = lines.count
          lines.append(line)
          return lines.count - 1
        })
    }
  }
}
