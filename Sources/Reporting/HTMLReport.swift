public import Phrases

/// A report in one file that asks nothing of any network.
///
/// The page's own policy lets only what stands in it run, each piece named by its hash.
public struct HTMLReport: Sendable {
  /// One question of the report: its answer, drawings, tables and what to be careful about.
  public struct Section: Sendable {
    let title: Phrase
    let answer: Phrase
    let charts: [Chart]
    let hasSliders: Bool
    let tables: [ResultTable]
    let caution: Phrase

    /// - Parameters:
    ///   - answer: the sentence a reader came for.
    ///   - hasSliders: whether the weight sliders stand here.
    ///   - caution: what the data cannot show.
    public init(
      title: Phrase, answer: Phrase, charts: [Chart] = [], hasSliders: Bool = false,
      tables: [ResultTable], caution: Phrase
    ) {
      self.title = title
      self.answer = answer
      self.charts = charts
      self.hasSliders = hasSliders
      self.tables = tables
      self.caution = caution
    }
  }

  /// A unit that can be followed through the page.
  public struct FollowedUnit: Sendable {
    let name: String
    let team: String
    let rank: Double?

    /// - Parameters:
    ///   - name: the unit's name.
    ///   - team: name of its team; empty where there is none.
    ///   - rank: rank by the adjusted total; nil without a total.
    public init(name: String, team: String, rank: Double?) {
      self.name = name
      self.team = team
      self.rank = rank
    }
  }

  let title: Phrase
  let subtitle: Phrase
  let sections: [Section]
  let units: [FollowedUnit]
  let sliders: WeightSliders?
  let words: PageWords
  let language: Language

  /// - Parameters:
  ///   - sections: in the order they are read.
  ///   - units: units that can be chosen and followed through the page.
  ///   - sliders: what the weight sliders need; nil for a page without them.
  ///   - language: of everything but names.
  public init(
    title: Phrase, subtitle: Phrase, sections: [Section], units: [FollowedUnit] = [],
    sliders: WeightSliders? = nil, language: Language = .en
  ) {
    self.title = title
    self.subtitle = subtitle
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
    let style = InlineElement(.style, PackageResources.page_css)
    var scripts = [PackageResources.page_js]
    if vega != nil { scripts.append(PackageResources.charts_js) }
    scripts += [PackageResources.tables_js, PackageResources.sliders_js]
    let own = scripts.map { InlineElement(.script, $0) }
    let library = vega.map { [InlineElement(.script, $0.script)] } ?? []
    let notice =
      vega == nil ? "" : String(decoding: PackageResources.vega_notice_txt, as: UTF8.self)
    return """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="\(InlineElement.policy([style] + library + own))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(shown(title))</title>\(style.markup)</head><body><main>
      <h1>\(shown(title))</h1><p class="sub">\(shown(subtitle))</p>
      \(vega == nil ? "<p class=\"caution\">\(escaped(words.vegaMissing))</p>" : "")
      \(sections.map { section($0, hasVega: vega != nil) }.joined(separator: "\n"))
      </main>
      <script type="application/json" id="values">\(values(hasVega: vega != nil).json)</script>
      \(notice)\((library + own).map(\.markup).joined(separator: "\n"))
      </body></html>

      """
  }

  private func shown(_ phrase: Phrase) -> String { escaped(phrase.said(in: language)) }

  private func section(_ section: Section, hasVega: Bool) -> String {
    let without = hasVega ? words.chartNeedsScripts : words.chartNeedsVega
    let sliders =
      section.hasSliders && sliders != nil
      ? "<h3>\(escaped(words.slidersTitle))</h3><div id=\"sliders\"><p class=\"note\">"
        + "\(escaped(words.slidersNeedScripts))</p></div>" : ""
    return """
      <section><h2>\(shown(section.title))</h2>
      <p class="answer">\(shown(section.answer))</p>
      \(sliders)
      \(section.charts.map { $0.markup(without: without, in: language) }.joined(separator: "\n"))
      \(section.tables.map { $0.markup(words, in: language) }.joined(separator: "\n"))
      <p class="caution">\(shown(section.caution))</p></section>
      """
  }

  /// What the scripts read.
  private func values(hasVega: Bool) -> JSONValue {
    [
      "words": words.json, "units": .texts(units.map(\.name)), "teams": .texts(units.map(\.team)),
      "ranks": .object(units.compactMap { unit in unit.rank.map { (unit.name, .number($0)) } }),
      "sliders": sliders?.json ?? .null,
      "charts": .list(hasVega ? sections.flatMap(\.charts).map { $0.json(in: language) } : []),
    ]
  }
}
