/// A drawing of the report: a Vega specification, the tables it reads, and the words on it.
public struct Chart: Sendable {
  /// What is drawn; the raw value names the specification and the element in the page.
  public enum Kind: String, CaseIterable, Sendable {
    case severityForest = "severity-forest"
    case rankSlopes = "rank-slopes"
    case rankIntervals = "rank-intervals"
    case rankAcceptability = "rank-acceptability"
    case weightMap = "weight-map"
    case componentScatter = "component-scatter"
    case teamCategory = "team-category"
    case assessorStrip = "assessor-strip"
    case unitTeamNetwork = "unit-team-network"
  }

  /// A selection above the chart; the first option holds at the start.
  public struct Choice: Sendable {
    let signal: String
    let label: String
    let options: [(value: JSONValue, text: String)]

    public init(signal: String, label: String, options: [(value: JSONValue, text: String)]) {
      self.signal = signal
      self.label = label
      self.options = options
    }
  }

  let kind: Kind
  let title: String
  /// How to read it, one sentence.
  let caption: String
  let data: [ChartData]
  /// What the specification calls `words`.
  let words: [String: String]
  /// Starting values of other signals.
  let values: [String: JSONValue]
  let choices: [Choice]
  /// SVG for readers without scripts, already escaped; empty for none.
  let still: String

  public init(
    _ kind: Kind, title: String, caption: String, data: [ChartData], words: [String: String],
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

  var json: JSONValue {
    [
      "name": .text(kind.rawValue), "specification": .raw(kind.specification),
      "tables": .object(data.map { ($0.name, .raw($0.json)) }),
      "words": .texts(words.merging(["description": title]) { own, _ in own }),
      "values": .object(values.sorted { $0.key < $1.key }),
      "choices": .list(choices.map(\.json)),
    ]
  }

  /// The figure as it stands before any script runs.
  func markup(without: String) -> String {
    """
    <figure id="chart-\(kind.rawValue)"><figcaption>\(escaped(title))\
    <small>\(escaped(caption))</small></figcaption>
    <div class="still">\(still.isEmpty ? "<p class=\"note\">\(escaped(without))</p>" : still)</div>
    </figure>
    """
  }
}

extension Chart.Choice {
  fileprivate var json: JSONValue {
    [
      "signal": .text(signal), "label": .text(label),
      "options": .list(options.map { .list([$0.value, .text($0.text)]) }),
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
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
