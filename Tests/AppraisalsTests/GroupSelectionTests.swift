import Testing

@testable import Appraisals

@Suite struct GroupSelectionTests {
  @Test(arguments: [("3/8", true), ("1/1", true), ("0/4", false), ("5/4", false), ("3", false)])
  func `a part is written as its number of how many`(text: String, isPart: Bool) {
    #expect((GroupPart(text) != nil) == isPart)
    if isPart { #expect(GroupPart(text)?.description == text) }
  }

  @Test(arguments: [0, 1, 3, 31], [1, 2, 8, 40])
  func `parts have every group once, in order, and sizes that differ by one at most`(
    groups: Int, count: Int
  ) throws {
    let parts = try (1...count).map { number in
      try #require(GroupPart(number: number, of: count)).range(of: groups)
    }
    #expect(parts.flatMap { Array($0) } == Array(0..<groups))
    let sizes = parts.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }
}
