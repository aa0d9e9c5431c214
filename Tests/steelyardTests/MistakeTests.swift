import Foundation
import TestSupport
import Testing

/// What users are told of typical mistakes: where it is, what is wrong, and what to do.
@Suite struct MistakeTests {
  @Test func `there are more than sixty, and none says less than two things`() {
    #expect(Mistake.all.count >= 60 && Mistake.all.allSatisfy { $0.says.count >= 2 })
  }

  @Test(arguments: Mistake.all.indices)
  func `a mistake is named with its place and its cure`(number: Int) throws {
    let mistake = Mistake.all[number]
    let work = try TemporaryFolder()
    for (name, bytes) in mistake.files {
      try work.write("", to: name)
      try Data(bytes).write(to: URL(filePath: work.path(name)))
    }
    let run = try work.run(mistake.command.split(separator: " ").map(String.init))
    #expect(run.status == mistake.status, "\(mistake.name): \(run.errors)")
    // Sentences are wrapped on standard output.
    let said = (run.errors + run.output).split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    for words in mistake.says {
      #expect(said.contains(words.trimmingCharacters(in: .whitespaces)), "\(mistake.name): \(said)")
    }
    #expect(!said.contains("should not have happened"))
    // What users have stays as it was.
    for (name, bytes) in mistake.files { #expect(try work.bytes(name) == bytes, "\(mistake.name)") }
  }
}
