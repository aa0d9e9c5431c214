import AtomicFiles
import Dispatch
import Foundation

/// What the program does when it is told to stop, and where the system would end it without a word.
enum Interruption {
  /// What watches for signals, for as long as it is kept; filled before there is a second thread.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Clears away what is unfinished before the program ends by SIGINT, SIGTERM or SIGHUP, with exit code
  /// 128 and the signal's number; makes failures to write say so instead of ending it.
  static func prepare() {
    keepStandardStreams()
    // A file at its limit of size, and a pipe that nobody reads, are errors with a message.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    // A queue of its own has a thread even while all others compute.
    let queue = DispatchQueue(label: "interruption")
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Whoever started the program may not want it stopped, as nohup does.
      let former = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      guard former != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        Progress.abandon()
        Unfinished.stop(exitCode: 128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// A stream that was closed would hand its number to the first file opened, which would then get what
  /// is meant for the stream.
  private static func keepStandardStreams() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) == -1 {
      // Writing to what is open for reading fails, as it should.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
