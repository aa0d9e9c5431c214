import TableIO
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("kitten", "sitting", 3, 3), ("bais", "bias", 2, 1), ("ca", "abc", 3, 3), ("", "abc", 3, 3),
    ("abc", "", 3, 3), ("same", "same", 0, 0), ("abcd", "badc", 3, 2), ("第一组", "第二组", 1, 1),
  ])
  func `edits are counted, and swaps once where they count`(
    a: String, b: String, plain: Int, swapped: Int
  ) {
    #expect(editDistance(Array(a), Array(b)) == plain)
    #expect(editDistance(Array(a), Array(b), swaps: true) == swapped)
  }
}
