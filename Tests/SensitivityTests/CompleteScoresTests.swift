import Sensitivity
import Testing

@Suite struct CompleteScoresTests {
  @Test func `scores without gaps are kept as they are`() {
    let complete = CompleteScores([[1, 2], [3, 4]], weights: [60, 0])
    #expect(complete.units == [0, 1] && complete.components == [0, 1])
    #expect(complete.leftOut.isEmpty)
    #expect(complete.matrix == [[1, 2], [3, 4]] && complete.weights == [60, 0])
  }

  @Test func `a unit without a score that carries weight is left out`() {
    let complete = CompleteScores([[1, nil], [3, 4], [nil, 6]], weights: [60, 40])
    #expect(complete.units == [1] && complete.components == [0, 1])
    #expect(complete.matrix == [[3, 4]])
  }

  @Test func `a missing score of weight 0 costs the component its place, not the unit`() {
    let complete = CompleteScores([[1, nil, 5], [3, 4, 6]], weights: [60, 0, 40])
    #expect(complete.units == [0, 1] && complete.components == [0, 2])
    #expect(complete.leftOut == [1])
    #expect(complete.matrix == [[1, 5], [3, 6]] && complete.weights == [60, 40])
  }

  @Test func `what only incomplete units lack does not count`() {
    let complete = CompleteScores([[nil, nil], [3, 4]], weights: [1, 0])
    #expect(complete.units == [1] && complete.components == [0, 1] && complete.leftOut.isEmpty)
  }

  @Test func `a component of weight 0 that nobody has is left out`() {
    let complete = CompleteScores([[1, nil], [3, nil]], weights: [1, 0])
    #expect(complete.components == [0] && complete.leftOut == [1])
    #expect(complete.matrix == [[1], [3]])
  }

  @Test func `a component with weight that nobody has leaves no unit`() {
    let complete = CompleteScores([[1, nil, 2], [3, nil, nil]], weights: [1, 1, 0])
    #expect(complete.units.isEmpty && complete.matrix.isEmpty)
    #expect(complete.components == [0, 1, 2] && complete.weights == [1, 1, 0])
  }

  @Test func `without units there is nothing to leave out`() {
    let complete = CompleteScores([], weights: [1, 0])
    #expect(complete.units.isEmpty && complete.components == [0, 1] && complete.leftOut.isEmpty)
  }
}
