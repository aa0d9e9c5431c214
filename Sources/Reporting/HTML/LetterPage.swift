public import Phrases

/// A short page of sentences or links, to be printed or sent; it asks nothing of any network.
public struct LetterPage: Sendable {
  private let title: Phrase
  private let language: Language
  private let lines: [Phrase]
  private let links: [(file: String, text: String)]

  /// - Parameters:
  ///   - lines: one thought each.
  ///   - links: files beside the page, each with the text it is shown by.
  public init(
    title: Phrase, language: Language, lines: [Phrase] = [],
    links: [(file: String, text: String)] = []
  ) {
    self.title = title
    self.language = language
    self.lines = lines
    self.links = links
  }

  private static let style = """
    body{font:16px/1.6 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;max-width:44rem;\
    margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}
    li{margin:.3rem 0}
    @page{size:A4;margin:20mm}
    """

  /// The whole page.
  public var text: String {
    let style = InlineElement(.style, Self.style)
    let title = escaped(title.said(in: language))
    let items =
      lines.map { "<li>\(escaped($0.said(in: language)))" }
      + links.map { "<li><a href=\"\(escaped($0.file))\">\(escaped($0.text))</a>" }
    return """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(InlineElement.policy([style]))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>\(style.markup)</head><body><main>
      <h1>\(title)</h1>
      <ul>\(items.joined(separator: "\n"))</ul>
      </main></body></html>

      """
  }
}
