import Phrases

/// What every column of the page's tables means, each said once.
struct Glossary {
  private struct Entry: Hashable {
    let name: String
    let meaning: String
  }

  private var places: [Entry: Int] = [:]
  private var entries: [(heading: String, meaning: String)] = []
  private let language: Language

  init(_ tables: [PageTable], in language: Language) {
    self.language = language
    for table in tables {
      for (place, column) in table.table.columns.enumerated() {
        let entry = entry(column)
        guard places[entry] == nil else { continue }
        places[entry] = entries.count
        entries.append((table.heading(place, in: language), entry.meaning))
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  private func entry(_ column: ResultColumn) -> Entry {
    Entry(name: column.name, meaning: column.description.said(in: language))
  }

  /// Where the meaning of a column stands in the page.
  func id(_ column: ResultColumn) -> String { "word-\(places[entry(column)] ?? 0)" }

  /// Headings in their order, each with its meaning.
  var markup: String {
    let order = entries.indices.sorted {
      (entries[$0].heading, $0) < (entries[$1].heading, $1)
    }
    let terms = order.map {
      "<dt id=\"word-\($0)\">\(escaped(entries[$0].heading))<dd>\(escaped(entries[$0].meaning))"
    }
    return "<dl class=\"words\">\(terms.joined(separator: "\n"))</dl>"
  }
}
