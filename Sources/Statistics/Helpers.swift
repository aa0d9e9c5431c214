import Dispatch
import Synchronization

/// Work of which free threads may take a share.
protocol SharedWork: AnyObject, Sendable {
  /// How many threads of the process may be at work, its first among them.
  var threads: Int { get }
  /// How many parts nobody has begun.
  var left: Int { get }
  /// Does parts until nobody has to begin one.
  func share()
}

/// Threads that share work which is under way, wherever a place at work is free.
enum Helpers {
  private struct Opened {
    let number: Int
    /// Let go of once all parts are begun, so that nobody holds it beyond its end.
    var work: (any SharedWork)?
    var helping = 0
    /// Tells the thread that opened it of its end.
    var end: DispatchSemaphore?
  }

  private struct Board {
    /// In the order of opening, so that what holds other work is shared before what it holds.
    var open: [Opened] = []
    var numbers = 0
    /// Threads that are at work, or about to be, besides the first.
    var busy = 0
    /// Those of them that have not begun.
    var coming = 0

    /// Makes places for threads that find something to do: how many.
    mutating func places() -> Int {
      var parts = -coming
      var added = 0
      for work in open.lazy.compactMap(\.work) {
        parts += work.left
        while parts > added, busy < work.threads - 1 {
          busy += 1
          added += 1
        }
      }
      coming += added
      return added
    }

    /// The oldest work that has parts left for one of those who are busy.
    mutating func taken() -> (number: Int, work: any SharedWork)? {
      for place in open.indices {
        guard let work = open[place].work, work.left > 0, busy < work.threads else { continue }
        open[place].helping += 1
        return (open[place].number, work)
      }
      return nil
    }

    func place(of number: Int) -> Int {
      guard let place = open.firstIndex(where: { $0.number == number }) else {
        preconditionFailure("opened work stays until it is closed")
      }
      return place
    }
  }

  private static let board = Mutex(Board())

  /// Lets free threads, now and later, take parts of the work.
  ///
  /// - Returns: what to close.
  static func open(_ work: some SharedWork) -> Int {
    let number = board.withLock { board in
      board.numbers += 1
      board.open.append(Opened(number: board.numbers, work: work))
      return board.numbers
    }
    call()
    return number
  }

  /// Waits for those who still help, when all parts are begun. Who waits leaves its place to others.
  static func close(_ number: Int) {
    let end = board.withLock { board -> DispatchSemaphore? in
      let place = board.place(of: number)
      board.open[place].work = nil
      guard board.open[place].helping > 0 else {
        board.open.remove(at: place)
        return nil
      }
      let end = DispatchSemaphore(value: 0)
      board.open[place].end = end
      board.busy -= 1
      return end
    }
    guard let end else { return }
    call()
    end.wait()
  }

  /// As many threads as find a place and something to do.
  private static func call() {
    for _ in 0..<board.withLock({ $0.places() }) { DispatchQueue.global().async { help() } }
  }

  /// Goes from work to work until there is none left.
  private static func help() {
    board.withLock { $0.coming -= 1 }
    while let number = helpOnce() {
      let end = board.withLock { board -> DispatchSemaphore? in
        let place = board.place(of: number)
        board.open[place].helping -= 1
        guard board.open[place].helping == 0, let end = board.open[place].end else { return nil }
        board.open.remove(at: place)
        return end
      }
      // The place at work goes to the thread that waits.
      if let end {
        end.signal()
        return
      }
    }
  }

  /// Holds the work no longer than it takes; nil where nothing is left, and the place is free then.
  private static func helpOnce() -> Int? {
    let taken = board.withLock { board in
      let taken = board.taken()
      if taken == nil { board.busy -= 1 }
      return taken
    }
    guard let (number, work) = taken else { return nil }
    work.share()
    return number
  }
}
