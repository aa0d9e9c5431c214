import Appraisals
import Phrases
import TableIO
import TestSupport
import Testing

/// A run reads only the columns that its study uses; a table in memory has all.
@Suite struct VarianceColumnsTests {
  private let rows = "b,1,a,3.5,2\nb,2,c,4,1\na,1,a,1.25,3\na,2,c,2,1\nc,1,a,7,1\nc,2,c,9.5,2\n"

  /// The study by both ways, or its failure in words.
  private func told(_ text: String, _ options: VarianceOptions) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.csv")
    let path = folder.path("t.csv")
    var recipe = RunRecipe(.variance)
    recipe.table = TableSource(path: path)
    recipe.variance = options
    func told(_ table: () throws(AppraisalError) -> LongTable) -> String {
      do throws(AppraisalError) {
        let study = try VarianceStudy(try table(), options)
        let fixed = study.fit.fixedEffects.map { "\($0.name) \($0.estimate) \($0.standardError)" }
        return "\(study.fit.criterion) \(study.components.map(\.estimate.variance)) \(fixed) "
          + "\(study.notices)"
      } catch {
        return "\(error.kind): \(error.description)"
      }
    }
    let recorded = recipe
    return [
      told { () throws(AppraisalError) in try LongTable(path: path) },
      told { () throws(AppraisalError) in
        guard let table = try RunInputs(recorded, threads: 2).table else {
          throw AppraisalError(.badData, Phrase(verbatim: "no table"))
        }
        return table
      },
    ]
  }

  @Test(arguments: [
    VarianceOptions(response: "y", random: ["g"]),
    VarianceOptions(response: "y", random: ["g"], fixed: ["x", "x^2"], weights: "w"),
    VarianceOptions(response: "y", random: ["k"], fixed: ["g"]),
    VarianceOptions(response: "y", random: ["g"], fixed: ["factor(x)"]),
    VarianceOptions(response: "y", fixed: ["x", "w"]),
    VarianceOptions(response: "y", random: ["g:k"]),
    VarianceOptions(
      response: "y", nested: [VarianceOptions.Nesting(inner: "k", outer: "g")]),
  ])
  func `a study of the columns alone is that of the whole table`(options: VarianceOptions) throws {
    let more = "b,3,d,,1\n,1,a,2,1\nc,1,a,7.5,2\nb,2,a,4.75,1\na,1,c,1,1\n"
    let told = try told("g,x,k,y,w\n" + rows + more, options)
    #expect(told[0] == told[1] && !told[0].contains("badData"))
  }

  @Test(arguments: [
    "g,x,k,z,w\n", "g,x,k,y,w\nb,1,a,1\n", "g,x,k,y,w\nb,1,a,two,2\n", "g,x,k,y,w\nb,1,a,1e200,2\n",
    "g,x,k,y,w\nb,1,a,1,two\n", "g,x,k,y,w\nb,1e100,a,1,2\n", "g,x,k,y,w\n\"b,1,a,1,2\n", "",
    "<html>", "x,k,y,w\n",
  ])
  func `what is wrong with a table is said alike`(head: String) throws {
    let options = VarianceOptions(
      response: "y", random: ["g"], fixed: ["x^3", "x"], weights: "w")
    let told = try told(head + (head.isEmpty ? "" : rows), options)
    #expect(told[0] == told[1] && told[0].contains(":"))
  }
}
