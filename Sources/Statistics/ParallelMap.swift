import Dispatch
import Synchronization

/// The results of independent jobs in their own order, whatever thread ran them.
///
/// Each thread takes the next job that nobody has begun, so long jobs are best first; one thread runs all in
/// place.
public func parallelMap<Result: Sendable>(
  count: Int, threads: Int, _ job: @Sendable (Int) -> Result
) -> [Result] {
  let workers = min(threads, count)
  guard workers > 1 else { return (0..<count).map(job) }
  let results = Mutex([Result?](repeating: nil, count: count))
  let begun = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let index = begun.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = job(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// The results of two independent jobs, at the same time where there are two threads.
///
/// - Parameter threads: threads the work may use; each job is told how many of them are its own.
public func parallelPair<First: Sendable, Second: Sendable>(
  threads: Int, _ first: @Sendable (_ threads: Int) -> First,
  _ second: @Sendable (_ threads: Int) -> Second
) -> (First, Second) {
  guard threads > 1 else { return (first(1), second(1)) }
  let results = Mutex<(first: First?, second: Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { job in
    if job == 0 {
      let result = first(threads - threads / 2)
      results.withLock { $0.first = result }
    } else {
      let result = second(threads / 2)
      results.withLock { $0.second = result }
    }
  }
  return results.withLock { results in
    guard let first = results.first, let second = results.second else {
      preconditionFailure("both jobs have run")
    }
    return (first, second)
  }
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
