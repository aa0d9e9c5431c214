import Dispatch
import Foundation
import Phrases
import SteelyardKit
import Synchronization
import TableIO

/// A line on a terminal that says how long the work has taken, from half a second on.
///
/// It is rewritten in place, gives way to sentences and is gone when the work ends. Where standard
/// error is no terminal, or notices are silenced, there is none.
struct Progress {
  private static let delay = 0.5

  private struct Line {
    var stage = Phrase.empty
    var isShown = false
    var isRunning = false
  }
  private static let line = Mutex(Line())
  private let timer: (any DispatchSourceTimer)?

  /// - Parameters:
  ///   - language: of the line.
  ///   - isQuiet: whether notices are silenced.
  init(in language: Language, isQuiet: Bool) {
    guard isatty(STDERR_FILENO) == 1, !isQuiet else {
      timer = nil
      return
    }
    Self.line.withLock { $0 = Line(isRunning: true) }
    let start = DispatchTime.now()
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: start + Self.delay, repeating: .milliseconds(200))
    timer.setEventHandler {
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      Self.line.withLock { line in
        guard line.isRunning else { return }
        let stage = line.stage == .empty ? Phrase("working") : line.stage
        Self.write(
          "\r\u{1B}[K"
            + sanitized(
              Phrase("\(stage)… \(seconds.fixed(1)) s").said(in: language)))
        line.isShown = true
      }
    }
    timer.resume()
    self.timer = timer
  }

  /// What is being done now.
  static func stage(_ phrase: Phrase) { line.withLock { $0.stage = phrase } }

  /// Writes to standard error with the line out of the way.
  static func clearing(_ write: () -> Void) {
    line.withLock { line in
      if line.isShown { Self.write("\r\u{1B}[K") }
      line.isShown = false
      write()
    }
  }

  func stop() {
    timer?.cancel()
    Self.end()
  }

  /// Takes the line away for good: standard output may be the same terminal.
  static func end() {
    clearing {}
    line.withLock { $0 = Line() }
  }

  /// Takes the line away when the program is told to stop, unless somebody is writing just then.
  static func abandon() {
    line.withLockIfAvailable { line in
      if line.isShown { Self.write("\r\u{1B}[K") }
    }
  }

  private static func write(_ text: String) {
    StandardStream.say(text)
  }
}
