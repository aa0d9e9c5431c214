public import Phrases

extension HTMLReport {
  /// One question of the page: its answer, what the answer rests on, and what to be careful about.
  public struct Section: Sendable {
    /// Where links lead: letters, digits and hyphens.
    let id: String
    let title: Phrase
    let answer: Phrase
    let blocks: [Block]
    let caution: Phrase

    /// A section; see the properties.
    ///
    /// - Parameters:
    ///   - id: where links lead: letters, digits and hyphens.
    ///   - answer: the sentence a reader came for.
    ///   - blocks: in the order they are read.
    ///   - caution: what the data cannot show; empty for none.
    public init(
      _ id: String, title: Phrase, answer: Phrase, blocks: [Block], caution: Phrase = .empty
    ) {
      self.id = id
      self.title = title
      self.answer = answer
      self.blocks = blocks
      self.caution = caution
    }

    /// The drawings of the section.
    var charts: [Chart] {
      blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }

    /// The tables of the section.
    var tables: [PageTable] {
      blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
  }

  /// One thing that stands under the answer of a section.
  public enum Block: Sendable {
    /// A drawing.
    case chart(Chart)
    /// The sliders of the page, where it has any.
    case sliders
    /// A table.
    case table(PageTable)
    /// A list of things to do or to look at.
    case points([Point])
    /// A text to be copied elsewhere.
    case statement(Statement)
  }

  /// One thing to do or to look at.
  public struct Point: Sendable {
    /// How things stand with it.
    public enum State: String, Sendable {
      /// Nothing need be done.
      case ready
      /// Somebody should look.
      case look
      /// Nothing should go out before it is mended.
      case blocked
    }

    /// How things stand with it; nil where the list does not say.
    public let state: State?
    let head: Phrase
    let text: Phrase
    let command: String?

    /// A point of a list.
    ///
    /// - Parameters:
    ///   - state: how things stand; nil where the list does not say.
    ///   - head: who or what, in a few words.
    ///   - text: what about it, and what to do.
    ///   - command: a call that shows more; nil for none.
    public init(_ head: Phrase, _ text: Phrase, state: State? = nil, command: String? = nil) {
      self.state = state
      self.head = head
      self.text = text
      self.command = command
    }
  }

  /// A text to be copied elsewhere, in a language of its own.
  public struct Statement: Sendable {
    let title: Phrase
    let text: Phrase
    let language: Language

    /// - Parameters:
    ///   - title: over the text, in the language of the page.
    ///   - language: of the text.
    public init(title: Phrase, text: Phrase, language: Language) {
      self.title = title
      self.text = text
      self.language = language
    }
  }

  /// A question with its answer in one sentence, at the head of the page; it leads to a section.
  public struct Card: Sendable {
    let question: Phrase
    let answer: Phrase
    let section: String

    /// - Parameters:
    ///   - answer: one sentence.
    ///   - section: the id of the section that says more.
    public init(_ question: Phrase, _ answer: Phrase, section: String) {
      self.question = question
      self.answer = answer
      self.section = section
    }
  }

  /// A unit that can be followed through the page.
  public struct FollowedUnit: Sendable {
    let name: String
    let team: String
    let group: String?
    let rank: Double?
    let lines: [Phrase]

    /// - Parameters:
    ///   - name: the unit's name.
    ///   - team: name of its team; empty where there is none.
    ///   - group: what it belongs to; nil where that is not known.
    ///   - rank: rank by the adjusted total; nil without a total.
    ///   - lines: the sentences of its card; empty for a unit without a card.
    public init(
      name: String, team: String, group: String? = nil, rank: Double?, lines: [Phrase] = []
    ) {
      self.name = name
      self.team = team
      self.group = group
      self.rank = rank
      self.lines = lines
    }
  }
}
