import Foundation
import Synchronization
import Testing

@testable import Archive

@Suite struct ArchiveReadersTests {
  /// Every score of a round's state is its number, so that a mixture would show.
  private static func state(_ number: Double) -> [ArchivedRating] {
    (0..<Int32(4_000)).map { index in
      ArchivedRating(
        unit: index / 20, assessor: index / 10 % 2, item: index % 10, score: number)
    }
  }

  private static func round(_ number: Double) -> ArchivedRound {
    var round = sampleRound(2015, units: (0..<200).map { "u\($0)" }, shift: number)
    round.items = (0..<10).map { .init(name: "\($0)") }
    return round
  }

  @Test func `twenty readers see the old state or the new, never a mixture`() throws {
    let sample = try SampleArchive()
    let key = Self.round(0).key
    try sample.open().write { try $0.add(Self.round(0), ratings: Self.state(0)) }
    let path = sample.path
    let seen = Mutex<[Set<Double>]>([])
    let failures = Mutex<[String]>([])
    let last = 5
    DispatchQueue.concurrentPerform(iterations: 21) { worker in
      do {
        let archive = try RoundArchive(path: path)
        if worker == 0 {
          for number in 1...last {
            try archive.write {
              try $0.add(
                Self.round(Double(number)), ratings: Self.state(Double(number)), replacing: true)
            }
          }
          return
        }
        for _ in 0..<5 {
          let (scores, onsite) = try archive.read {
            (try $0.ratings(of: key).score, try $0.round(key).scores[0].value)
          }
          guard scores.count == 4_000 else { throw ArchiveError.noRound(year: 2015, name: nil) }
          seen.withLock { $0.append(Set(scores).union([onsite - 80.25])) }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 }.isEmpty)
    let states = seen.withLock { $0 }
    #expect(states.count == 100 && states.allSatisfy { $0.count == 1 })
    #expect(try sample.open().read { try $0.ratings(of: key).score.first } == Double(last))
  }
}
