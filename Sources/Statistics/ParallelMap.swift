import Synchronization

/// The results of independent jobs in their own order, whatever thread ran them.
///
/// Each thread takes the next job that nobody has begun, so long jobs are best first. A job may have a map
/// of its own: whoever runs out of jobs helps with those of others, and maps of one thread and those inside
/// their jobs never have more threads at work than the largest of them may use. One thread runs all in place.
public func parallelMap<Result: Sendable>(
  count: Int, threads: Int, _ job: @Sendable (Int) -> Result
) -> [Result] {
  guard threads > 1, count > 1 else { return (0..<count).map(job) }
  return withoutActuallyEscaping(job) { job in
    let jobs = SharedJobs(count: count, threads: threads, job)
    jobs.run()
    return jobs.results
  }
}

/// Jobs that several threads take one by one; the first is its owner's.
private final class SharedJobs<Result: Sendable>: SharedWork {
  let threads: Int
  private let count: Int
  private let job: @Sendable (Int) -> Result
  private let begun = Atomic(1)
  private let made: Mutex<[Result?]>

  init(count: Int, threads: Int, _ job: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.threads = threads
    self.job = job
    made = Mutex(Array(repeating: nil, count: count))
  }

  var left: Int { max(0, count - begun.load(ordering: .relaxed)) }

  /// Runs all, with the help of threads that are free now or become so.
  func run() {
    let opened = Helpers.open(self)
    make(0)
    share()
    Helpers.close(opened)
  }

  func share() {
    while true {
      let index = begun.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      make(index)
    }
  }

  private func make(_ index: Int) {
    let result = job(index)
    made.withLock { $0[index] = result }
  }

  /// In the order of the jobs, once all threads have returned.
  var results: [Result] { made.withLock { $0.compactMap(\.self) } }
}

private enum Either<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}

/// The results of two independent jobs, at the same time where there are two threads.
public func parallelPair<First: Sendable, Second: Sendable>(
  threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let both = parallelMap(count: 2, threads: threads) {
    $0 == 0 ? Either<First, Second>.first(first()) : .second(second())
  }
  guard case .first(let first) = both[0], case .second(let second) = both[1] else {
    preconditionFailure("results come in the order of the jobs")
  }
  return (first, second)
}

/// What independent jobs add up to, whatever thread ran them: each thread counts a run of jobs from the
/// start, and runs are joined in their order.
///
/// - Parameters:
///   - start: a count of nothing.
///   - add: counts one job.
///   - join: appends the count of later jobs.
public func parallelFold<Tally: Sendable>(
  count: Int, threads: Int, from start: Tally, add: @Sendable (inout Tally, Int) -> Void,
  join: (inout Tally, Tally) -> Void
) -> Tally {
  let runs = max(1, min(threads, count))
  let parts = parallelMap(count: runs, threads: threads) { run in
    var own = start
    for job in (run * count / runs)..<((run + 1) * count / runs) { add(&own, job) }
    return own
  }
  var all = start
  for part in parts { join(&all, part) }
  return all
}
