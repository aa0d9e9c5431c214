public import Archive
public import Assessments
import Foundation
import Phrases
import TableIO

extension ArchivedRound {
  /// The round as an archive keeps it, all but its item ratings; see `Round.archivedRatings`.
  ///
  /// - Parameters:
  ///   - round: a sound round.
  ///   - year: the calendar year; the scheme's own is not looked at.
  ///   - inputs: the files the round was read from; empty for a round built in memory.
  ///   - columns: names of columns the reading was told of, as the user wrote them.
  /// - Throws: `AppraisalError` where a weight or full marks of the scheme are no finite number.
  public init(
    _ round: Round, year: Int, inputs: [InputFile] = [], columns: String? = nil
  ) throws(AppraisalError) {
    self.init(key: RoundKey(year: year, name: round.scheme.name))
    self.inputs = inputs.map {
      Input(
        name: ($0.name as NSString).lastPathComponent, bytes: $0.bytes.count,
        sha256: sha256($0.bytes))
    }
    // JSON is YAML too: a round without a scheme.yaml keeps the scheme that stood in for it.
    let written = inputs.first { $0.name == "scheme.yaml" }?.bytes
    if let written {
      scheme = String(decoding: written, as: UTF8.self)
    } else {
      scheme = try Self.json(round.scheme)
    }
    var told = ["steelyard": Steelyard.version]
    told["columns"] = columns
    recipe = try Self.json(told)
    components = round.scheme.components.map {
      Component(key: $0.key, weight: $0.weight, full: $0.full)
    }
    teams = round.teams.map(\.id)
    assessors = round.ratings?.assessors.map { Assessor(name: $0.id, team: $0.team) } ?? []
    items = round.archivedItems
    units = round.units.map { Unit(name: $0.id, longName: $0.name, members: $0.members) }
    scores = round.archivedScores
  }

  private static func json(_ value: some Encodable) throws(AppraisalError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw AppraisalError(
        .badData,
        Phrase("the scheme cannot be written as JSON; its weights and full marks must be finite"))
    }
  }
}

extension Round {
  /// The item ratings as an archive takes them, one after the other; none without ratings.
  public var archivedRatings: some Sequence<ArchivedRating> {
    let ratings = ratings
    return (0..<(ratings?.score.count ?? 0)).lazy.compactMap { place in
      ratings.map {
        ArchivedRating(
          unit: $0.unit[place], assessor: $0.assessor[place], item: $0.item[place],
          score: $0.score[place])
      }
    }
  }

  fileprivate var archivedItems: [ArchivedRound.Item] {
    guard let ratings else {
      return scheme.instrument?.categories.flatMap { category in
        category.items.map { .init(name: $0.id, category: category.id, full: $0.full) }
      } ?? []
    }
    return ratings.items.indices.map { item in
      ArchivedRound.Item(
        name: ratings.items[item],
        category: ratings.categoryOfItem.isEmpty
          ? nil : ratings.categories[ratings.categoryOfItem[item]], full: ratings.full[item])
    }
  }

  /// Each visit's score, then what the centre and the members gave, by unit.
  fileprivate var archivedScores: [ArchivedRound.Score] {
    let onsite = visits.map {
      ArchivedRound.Score(unit: $0.unit, component: 0, team: $0.team, value: $0.score)
    }
    return onsite
      + scores.enumerated().flatMap { unit, row in
        row.enumerated().dropFirst().compactMap { component, score in
          score.map { .init(unit: unit, component: component, team: nil, value: $0) }
        }
      }
  }
}
