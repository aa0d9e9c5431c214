import ArgumentParser
import Phrases

/// Which archive.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: Phrase("The archive, one SQLite file.").help) var file: String
}

/// Which round of an archive.
struct ArchivedRoundOptions: ParsableArguments {
  @Argument(help: Phrase("The round's year.").help) var year: Int
  @Option(help: Phrase("Name of the round, if the year has several.").help) var name: String?
}
