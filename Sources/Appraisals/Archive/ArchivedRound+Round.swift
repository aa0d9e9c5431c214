import Archive
import Assessments
import Foundation
import TableIO

extension ArchivedRound {
  /// The round as an archive keeps it.
  ///
  /// - Parameter columns: names of columns the reading was told of.
  init(_ round: Round, year: Int, reading: RoundReading, columns: String?) throws {
    self.init(key: RoundKey(year: year, name: round.scheme.name))
    inputs = reading.inputs.map {
      Input(name: $0.name, bytes: $0.bytes.count, sha256: sha256($0.bytes))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // JSON is YAML too: a round without a scheme.yaml keeps the scheme that stood in for it.
    let written = reading.inputs.first { $0.name == "scheme.yaml" }?.bytes
    let bytes = try written ?? Array(encoder.encode(round.scheme))
    scheme = String(decoding: bytes, as: UTF8.self)
    var told = ["steelyard": Steelyard.configuration.version]
    told["columns"] = columns
    recipe = String(decoding: try encoder.encode(told), as: UTF8.self)
    components = round.scheme.components.map {
      Component(key: $0.key, weight: $0.weight, full: $0.full)
    }
    teams = round.teams.map(\.id)
    assessors = round.ratings?.assessors.map { Assessor(name: $0.id, team: $0.team) } ?? []
    items = round.archivedItems
    units = round.units.map { Unit(name: $0.id, longName: $0.name) }
    scores = round.archivedScores
  }
}

extension Round {
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
