public import Appraisals
import Assessments
import Foundation
public import Phrases
import Reporting
import TableIO

/// A letter for each unit, as a page and as plain text, and a list of all; no letter names another
/// unit.
public struct UnitLetters {
  private let explanations: UnitExplanations
  private let units: [UnitResult]
  private let language: Language

  private var appraisal: Appraisal { explanations.appraisal }

  /// - Parameters:
  ///   - unit: the name of the only unit that gets a letter; nil for all.
  ///   - language: of everything but names.
  /// - Throws: `AppraisalError` that names units there are, where there is none of that name.
  public init(
    _ explanations: UnitExplanations, of unit: String? = nil, in language: Language
  ) throws(AppraisalError) {
    self.explanations = explanations
    let all = explanations.appraisal.ranks.units
    if let unit {
      units = [all[try Explanation.place(of: unit, in: explanations.appraisal)]]
    } else {
      units = all
    }
    self.language = language
  }

  /// The files, the list first, letters in the order of the input.
  public var files: [OutputFile] {
    let digits = String(appraisal.ranks.units.count).count
    let names = units.map { unit in
      let number = String(unit.index + 1)
      return String(repeating: "0", count: digits - number.count) + number + Self.plain(unit.name)
    }
    let list = LetterPage(
      title: title, language: language,
      links: zip(names, units).map { (file: $0 + ".html", text: $1.name) })
    return [OutputFile("index.html", text: list.text)]
      + zip(names, units).flatMap { name, unit in
        let lines = explanations.sentences(at: unit.index)
        let page = LetterPage(
          title: Phrase(verbatim: unit.name), language: language, lines: [title] + lines)
        let text = ([Phrase(verbatim: unit.name), title] + lines).map {
          $0.said(in: language) + "\n"
        }
        return [
          OutputFile(name + ".html", text: page.text),
          OutputFile(name + ".txt", text: sanitized(text.joined(), keeping: "\n")),
        ]
      }
  }

  private var title: Phrase {
    Phrase("How each number of \(appraisal.round.scheme.name) came about.")
  }

  /// A name as part of a file's name: letters and digits stay, so that no name can be a path.
  private static func plain(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return "-" + String(kept.prefix(mostLetters))
  }

  /// Some file systems hold names of 255 bytes; a letter takes up to four.
  private static let mostLetters = 40
}
