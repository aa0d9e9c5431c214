public import Phrases

/// A drawing of the report: a Vega specification, the tables it reads, and the words on it.
public struct Chart: Sendable {
  /// What is drawn; the raw value names the specification and the element in the page.
  public enum Kind: String, CaseIterable, Sendable {
    /// Severity of each team, with its interval.
    case severityForest = "severity-forest"
    /// Each unit's rank before and after adjustment.
    case rankSlopes = "rank-slopes"
    /// Each unit's rank, with its interval.
    case rankIntervals = "rank-intervals"
    /// Share of all weights that give each unit each rank.
    case rankAcceptability = "rank-acceptability"
    /// Which unit is first, over the triangle of weights.
    case weightMap = "weight-map"
    /// Two components against each other, one point per unit.
    case componentScatter = "component-scatter"
    /// Severity of each team in each category.
    case teamCategory = "team-category"
    /// Severity of each assessor, team by team.
    case assessorStrip = "assessor-strip"
    /// Which team visited which unit.
    case unitTeamNetwork = "unit-team-network"
    /// Each unit's rank over the years.
    case rankYears = "rank-years"
    /// Each team's severity over the years.
    case severityYears = "severity-years"
  }

  /// A selection above the chart; the first option holds at the start.
  public struct Choice: Sendable {
    let signal: String
    let label: Phrase
    let options: [(value: JSONValue, text: Phrase)]

    /// - Parameters:
    ///   - signal: the signal of the specification that the selection sets.
    ///   - label: what is chosen, shown before the selection.
    ///   - options: values of the signal, each with the text shown for it.
    public init(signal: String, label: Phrase, options: [(value: JSONValue, text: Phrase)]) {
      self.signal = signal
      self.label = label
      self.options = options
    }
  }

  let kind: Kind
  let title: Phrase
  /// How to read it, one sentence.
  let caption: Phrase
  let data: [ChartData]
  /// What the specification calls `words`.
  let words: [String: Phrase]
  /// Starting values of other signals.
  let values: [String: JSONValue]
  let choices: [Choice]
  /// SVG for readers without scripts, already escaped; empty for none.
  let still: String

  /// - Parameters:
  ///   - kind: which specification draws it.
  ///   - caption: how to read it, in one sentence.
  ///   - data: the tables that the specification names.
  ///   - words: texts on the drawing, under the names the specification gives them.
  ///   - values: starting values of signals, by name.
  ///   - choices: selections above the drawing.
  ///   - still: SVG for readers without scripts, already escaped; empty for none.
  public init(
    _ kind: Kind, title: Phrase, caption: Phrase, data: [ChartData], words: [String: Phrase],
    values: [String: JSONValue] = [:], choices: [Choice] = [], still: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.caption = caption
    self.data = data
    self.words = words
    self.values = values
    self.choices = choices
    self.still = still
  }

  func json(in language: Language) -> JSONValue {
    [
      "name": .text(kind.rawValue), "specification": .raw(kind.specification),
      "tables": .object(data.map { ($0.name, .raw($0.json)) }),
      "words": .texts(
        words.merging(["description": title]) { own, _ in own }.mapValues { $0.said(in: language) }),
      "values": .object(values.sorted { $0.key < $1.key }),
      "choices": .list(choices.map { $0.json(in: language) }),
    ]
  }

  /// The figure as it stands before any script runs.
  func markup(without: String, in language: Language) -> String {
    """
    <figure id="chart-\(kind.rawValue)"><figcaption>\(escaped(title.said(in: language)))\
    <small>\(escaped(caption.said(in: language)))</small></figcaption>
    <div class="still">\(still.isEmpty ? "<p class=\"note\">\(escaped(without))</p>" : still)</div>
    </figure>
    """
  }
}

extension Chart.Choice {
  fileprivate func json(in language: Language) -> JSONValue {
    [
      "signal": .text(signal), "label": .text(label.said(in: language)),
      "options": .list(options.map { .list([$0.value, .text($0.text.said(in: language))]) }),
    ]
  }
}

extension Chart.Kind {
  /// The Vega specification, without values.
  var specification: String {
    let bytes =
      switch self {
      case .severityForest: PackageResources.severity_forest_vg_json
      case .rankSlopes: PackageResources.rank_slopes_vg_json
      case .rankIntervals: PackageResources.rank_intervals_vg_json
      case .rankAcceptability: PackageResources.rank_acceptability_vg_json
      case .weightMap: PackageResources.weight_map_vg_json
      case .componentScatter: PackageResources.component_scatter_vg_json
      case .teamCategory: PackageResources.team_category_vg_json
      case .assessorStrip: PackageResources.assessor_strip_vg_json
      case .unitTeamNetwork: PackageResources.unit_team_network_vg_json
      case .rankYears: PackageResources.rank_years_vg_json
      case .severityYears: PackageResources.severity_years_vg_json
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
