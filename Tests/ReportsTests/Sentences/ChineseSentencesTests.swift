import Appraisals
import Assessments
import Phrases
import Reporting
import TestSupport
import Testing

@testable import Reports

/// Nothing a person reads in Chinese holds an English sentence.
@Suite struct ChineseSentencesTests {
  /// Three English words in a row; names of methods have fewer.
  private static func english(_ text: String) -> Substring? {
    text.firstMatch(of: /[A-Za-z][A-Za-z'-]*(?: [A-Za-z][A-Za-z'-]*){2,}/)?.output
  }

  @Test func `summaries, warnings and cells of sentences`() throws {
    for run in try SampleRun.all {
      let (output, name) = (run.output, run.name)
      #expect(!output.summary.isEmpty, "\(name)")
      for phrase in output.summary + output.warnings {
        let said = phrase.said(in: .zh)
        #expect(Self.english(said) == nil, "\(name): \(said)")
      }
      var seen: Set<String> = []
      for table in output.tables {
        for row in table.rows {
          for (column, cell) in zip(table.columns, row) {
            guard column.quantity == .sentence else { continue }
            let said = cell.shown(column, in: .zh)
            guard seen.insert(table.name + column.name + said).inserted else { continue }
            #expect(Self.english(said) == nil, "\(name) \(table.name).\(column.name): \(said)")
          }
        }
      }
    }
  }

  @Test func `the component that a finding rests on`() throws {
    var recipe = RunRecipe(.bias, language: .zh)
    recipe.round = RoundSource(path: Repository.data("founding-2015"))
    recipe.analysis = Recipe()
    let summary = try Run(recipe, try RunInputs(recipe), hasFiles: false).output().summary
    let said = summary.map { $0.said(in: .zh) }.joined()
    #expect(said.contains("分数对"))
    #expect(said.firstMatch(of: /routine|peer|onsite/) == nil, "\(said)")
  }

  /// Columns of names that hold codes of this program, or names that the samples have in English.
  private static let codes = [
    "diagnostics.rule", "diagnostics.file", "diagnostics.column", "diagnostics.value",
    "diagnostics.cell", "team_drift.round",
  ]

  @Test func `a column of names holds no fixed word, which would stay English`() throws {
    for run in try SampleRun.all {
      var seen: Set<String> = []
      for table in run.output.tables {
        for row in table.rows {
          for (column, cell) in zip(table.columns, row) where column.quantity == .name {
            let said = cell.shown(column, in: .zh)
            let place = table.name + "." + column.name
            guard seen.insert(place + said).inserted, !Self.codes.contains(place) else { continue }
            #expect(said.firstMatch(of: /[a-z]{3}/) == nil, "\(run.name) \(place): \(said)")
          }
        }
      }
    }
  }

  @Test func `terms are in the catalogue`() throws {
    for run in try SampleRun.all {
      var seen: Set<String> = []
      for table in run.output.tables {
        for row in table.rows {
          for (column, cell) in zip(table.columns, row) where column.quantity == .term {
            guard case .text(let term) = cell, term.contains(/[a-z]{3}/) else { continue }
            let place = "\(table.name).\(column.name)"
            guard seen.insert(place + term).inserted else { continue }
            #expect(
              cell.shown(column, in: .zh).firstMatch(of: /[a-z]{3}/) == nil,
              "\(run.name) \(place): \(term)")
          }
        }
      }
    }
  }

  @Test func `terms that people are shown`() throws {
    for run in try SampleRun.all {
      var seen: Set<String> = []
      for table in run.output.tables {
        for row in table.rows {
          for (column, cell) in zip(table.columns, row) where column.quantity == .term {
            let said = cell.shown(column, in: .zh)
            guard seen.insert(table.name + column.name + said).inserted else { continue }
            #expect(Self.english(said) == nil, "\(run.name) \(table.name).\(column.name): \(said)")
          }
        }
      }
    }
  }
}
