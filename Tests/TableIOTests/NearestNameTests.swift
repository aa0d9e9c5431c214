import Phrases
import TableIO
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("scor", "score"), ("Scroe", "score"), ("UNIT", "unit"), ("第一考核祖", "第一考核组"), ("raet", nil),
    ("s", nil), ("points", nil), ("", nil),
  ])
  func `a name a slip away is guessed, another is not`(word: String, near: String?) {
    #expect(nearestName(to: word, among: ["unit", "score", "rater", "第一考核组"]) == near)
  }

  @Test func `a message gains the guess, or stays`() {
    let message = Phrase("\("a.csv"): row 1: no column '\("scor")' among \(["unit", "score"])")
    #expect("\(message.withGuess(at: "scor", among: ["score"]))".hasSuffix("did you mean 'score'?"))
    #expect("\(message.withGuess(at: "xyz", among: ["score"]))" == "\(message)")
  }
}
