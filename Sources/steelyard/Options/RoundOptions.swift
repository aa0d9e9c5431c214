import ArgumentParser
import Phrases
import SteelyardKit

/// Which round is read, and how.
struct RoundOptions: ParsableArguments {
  @Argument(
    help: Phrase(
      "A round's folder, a CSV or Excel file with one row per unit, or - for standard input."
    ).help)
  var round: String

  @Option(
    help:
      Phrase(
        "Columns with other names, such as unit=dept,team=grp,onsite=visit; ignore=NAME passes one over."
      ).help
  )
  var columns: ColumnChoice?

  @Option(
    help: Phrase("Full marks to use instead of the scheme's, such as onsite=60,routine=30,peer=10.")
      .help)
  var full: WeightChoice?

  @Option(
    help: Phrase("The scheme to read by; else scheme.yaml of the folder, or beside a single file.")
      .help)
  var scheme: String?

  @Option(
    help: Phrase("Weights instead of the scheme's: onsite=60,routine=30,peer=10, or 60,30,10.").help
  )
  var weights: WeightChoice?

  @OptionGroup var tables: TableFileOptions

  @Option(
    name: .customLong("seed"), help: Phrase("Seed for all random draws; 1 if not given.").help)
  var givenSeed: UInt64?

  var seed: UInt64 { givenSeed ?? 1 }

  /// - Throws: where columns are a list, which only plain tables have.
  func source() throws -> RoundSource {
    if columns?.list != nil {
      throw ValidationError(Phrase("--columns: say which is which, as unit=dept,team=grp"))
    }
    if full?.list != nil {
      throw ValidationError(Phrase("--full: name the components, as onsite=60,routine=30,peer=10"))
    }
    let ignored = columns?.ignored ?? []
    return RoundSource(
      path: round, columns: columns?.mapping ?? [:], encoding: tables.encoding,
      sheet: tables.sheet, weights: weights?.mapping ?? [:], weightList: weights?.list,
      ignored: ignored.isEmpty ? nil : ignored, full: full?.mapping, scheme: scheme)
  }

  /// The same file as a plain table.
  var tableSource: TableSource {
    TableSource(path: round, encoding: tables.encoding, sheet: tables.sheet)
  }
}
