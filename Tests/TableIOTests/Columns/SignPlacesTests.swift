import Statistics
import Testing

@testable import TableIO

@Suite struct SignPlacesTests {
  @Test func `delimiters and line ends are found wherever they are`() {
    var chance = PhiloxStream(seed: 4, tag: 1)
    let signs = SignPlaces()
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...200, using: &chance)
      let bytes = (0..<count).map { _ in
        [0x2C, 0x0A, 0x0D, 0x2D, 0x2B, 0x0B, 0xAC, 0x8A, 0x61].randomElement(using: &chance)
          ?? UInt8(0)
      }
      let padded = bytes + [UInt8](repeating: 0x2C, count: SignPlaces.padding)
      padded.withUnsafeBytes { padded in
        guard let base = padded.baseAddress else { return }
        signs.find(in: base, count: count, delimiter: 0x2C)
      }
      let expected = bytes.indices.filter { [0x2C, 0x0A, 0x0D].contains(bytes[$0]) }
      #expect((0..<signs.count).map { Int(signs.places[$0]) } == expected)
      #expect(signs.isASCII == bytes.allSatisfy { $0 < 0x80 })
    }
  }
}
