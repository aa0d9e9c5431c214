/// Every table a command writes, as declared.
public enum TableCatalogue {
  /// In the order of the commands that write them.
  public static let all: [TableDescription] =
    SeverityTables.descriptions + RankTables.descriptions + ErrorTables.descriptions
    + RoundWeightTables.descriptions
    + WeightTables.descriptions
    + OutlierTables.descriptions + ExplanationTable.descriptions + InputTables.descriptions
    + MultiYearTables.descriptions
    + RaterTables.descriptions + ArchiveTables.descriptions + RunTables.descriptions
    + PlainTables.descriptions

  /// The table of a name; nil where no command writes one.
  public static func table(_ name: String) -> TableDescription? { all.first { $0.name == name } }
}
