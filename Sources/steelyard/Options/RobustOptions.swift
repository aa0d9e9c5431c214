import ArgumentParser
import Phrases

/// Whether an odd unit may move its team's severity.
struct RobustOptions: ParsableArguments {
  @Flag(help: Phrase("Student errors for units: an odd one hardly moves its team.").help)
  var robust = false

  /// As recipes say it: nil where it was not asked for.
  var studentErrors: Bool? { robust ? true : nil }
}
