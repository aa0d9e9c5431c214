import Phrases
import Reporting
import Testing

@Suite struct AnswerTests {
  @Test(arguments: [20, 40, 80])
  func `lines are no wider than asked, and lose nothing`(width: Int) {
    let texts = [
      "a plain sentence of some words, which is longer than a line of forty columns is",
      "没有两个小组考核过同一单位：只有通过平时考核和民主测评得分才能把小组的严厉度与其单位的水平分开。",
      "mixed 第05组 took 3.3 points (5 %) off 第08组、第03组", String(repeating: "x", count: 200), "",
    ]
    for text in texts {
      let lines = wrapped(text, width: width)
      #expect(lines.allSatisfy { displayWidth($0) <= width }, "\(lines)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func `a closing mark and a per cent stay with what they close`() {
    #expect(wrapped("aaaa bbbb 5 % cc", width: 11) == ["aaaa bbbb", "5 % cc"])
    #expect(wrapped("一二三四，五", width: 8) == ["一二三", "四，五"])
    #expect(wrapped("一二三（四五）", width: 8) == ["一二三", "（四五）"])
    #expect(wrapped("一二三，abcd", width: 9) == ["一二三，", "abcd"])
  }

  @Test func `a cut text ends with its mark inside the width`() {
    #expect(cut("abcdef", to: 4) == "abc…" && cut("abc", to: 3) == "abc")
    #expect(displayWidth(cut("一二三四", to: 5)) <= 5)
  }

  @Test func `rows that do not fit are counted`() {
    let rows = (1...40).map { [Phrase(verbatim: "u\($0)"), Phrase(verbatim: "\($0)")] }
    let table = Answer.Table(
      [Phrase(verbatim: "unit"), Phrase(verbatim: "rank")], isRight: [false, true], rows: rows)
    let text = Answer([Phrase(verbatim: "One sentence.")], table: table, next: "steelyard x").text()
    let lines = text.split(separator: "\n")
    #expect(lines.count == 1 + 1 + 12 + 1 + 1 && lines[14].contains("28 more rows"))
    let long = Answer(
      (1...60).map { Phrase(verbatim: "Sentence \($0) of many.") }, table: table,
      next: "steelyard x")
    #expect(long.text().split(separator: "\n").count <= Answer.lines)
    #expect(long.text().contains("more sentences") && long.text().contains("more rows"))
  }
}
