/// A report in one file: no network, no scripts, styles allowed by the page's own policy.
public struct HTMLReport: Sendable {
  public struct Section: Sendable {
    let title: String
    let answer: String
    let figure: String
    let tables: [ResultTable]
    let caution: String

    /// - Parameters:
    ///   - answer: the sentence a reader came for.
    ///   - figure: SVG markup, already escaped; empty for none.
    ///   - caution: what the data cannot show.
    public init(
      title: String, answer: String, figure: String = "", tables: [ResultTable], caution: String
    ) {
      self.title = title
      self.answer = answer
      self.figure = figure
      self.tables = tables
      self.caution = caution
    }
  }

  let title: String
  let subtitle: String
  let sections: [Section]

  public init(title: String, subtitle: String, sections: [Section]) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }

  public var text: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title><style>\(Self.style)</style></head><body><main>
    <h1>\(escaped(title))</h1><p class="sub">\(escaped(subtitle))</p>
    \(sections.map(section).joined(separator: "\n"))
    </main></body></html>

    """
  }

  private func section(_ section: Section) -> String {
    """
    <section><h2>\(escaped(section.title))</h2>
    <p class="answer">\(escaped(section.answer))</p>
    \(section.figure.isEmpty ? "" : "<div class=\"figure\">\(section.figure)</div>")
    \(section.tables.map(table).joined(separator: "\n"))
    <p class="caution">\(escaped(section.caution))</p></section>
    """
  }

  private func table(_ table: ResultTable) -> String {
    let head = table.columns.enumerated().map { index, name in
      let isText = if case .text = table.rows.first?[index] { true } else { false }
      return "<th\(isText ? " class=\"t\"" : "")>\(escaped(name))</th>"
    }.joined()
    let body = table.rows.map { row in
      "<tr>" + row.map(cell).joined() + "</tr>"
    }.joined(separator: "\n")
    let open = table.rows.count <= 20 ? " open" : ""
    return """
      <details\(open)><summary>\(escaped(table.name)).csv, \(table.rows.count) rows</summary>
      <div class="scroll"><table><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div></details>
      """
  }

  private func cell(_ cell: ResultTable.Cell) -> String {
    if case .text(let text) = cell { return "<td class=\"t\">\(escaped(text))</td>" }
    return "<td>\(escaped(cell.printed))</td>"
  }

  private static let style = """
    :root{color-scheme:light}body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;
    color:#1b1b1b;background:#fff;margin:0}main{max-width:70rem;margin:0 auto;padding:1rem}
    h1{font-size:1.7rem;margin:.5rem 0 0}h2{margin:2.2rem 0 .3rem;font-size:1.25rem}
    .sub,.caution{color:#555}.caution{font-size:.9rem;border-left:3px solid #c9c9c9;
    padding-left:.7rem}.answer{font-size:1.08rem}.figure,.scroll{overflow-x:auto}
    svg{max-width:100%;height:auto}table{border-collapse:collapse;font-size:.85rem;
    font-variant-numeric:tabular-nums}th,td{padding:.2rem .6rem;text-align:right;
    border-bottom:1px solid #e4e4e4;white-space:nowrap}td.t,th.t{text-align:left}
    th{position:sticky;top:0;background:#f4f4f4}summary{cursor:pointer;color:#0b4f8a;
    margin:.4rem 0}@media print{details{break-inside:auto}.scroll{overflow:visible}}
    """
}

/// Text made safe inside HTML and SVG; control characters become the replacement character.
public func escaped(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { out, scalar in
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    case _ where scalar.properties.generalCategory == .control: out += "\u{FFFD}"
    default: out.unicodeScalars.append(scalar)
    }
  }
}
