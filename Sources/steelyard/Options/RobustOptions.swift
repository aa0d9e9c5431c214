import ArgumentParser

/// Whether an odd unit may move its team's severity.
struct RobustOptions: ParsableArguments {
  @Flag(help: "Student errors for units: an odd one hardly moves its team.")
  var robust = false

  /// As recipes say it: nil where it was not asked for.
  var studentErrors: Bool? { robust ? true : nil }
}
