import ArgumentParser

/// Which archive.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: "The archive, one SQLite file.") var file: String
}

/// Which round of an archive.
struct ArchivedRoundOptions: ParsableArguments {
  @Argument(help: "The round's year.") var year: Int
  @Option(help: "Name of the round, if the year has several.") var name: String?
}
