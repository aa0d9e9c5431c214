import ArgumentParser

/// Which archive.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: "The archive, one SQLite file.") var file: String
}

/// Which round of an archive.
struct ArchivedRoundOptions: ParsableArguments {
  @Argument(help: "The round's year.") var year: Int
  @Option(help: "The round's name, where the year has several.") var name: String?
}
