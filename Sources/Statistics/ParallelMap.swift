import Dispatch
import Synchronization

/// The results of independent jobs in their own order, whatever thread ran them.
///
/// Worker w of `threads` runs jobs w, w + threads, …; one thread runs all in place.
public func parallelMap<Result: Sendable>(
  count: Int, threads: Int, _ job: @Sendable (Int) -> Result
) -> [Result] {
  let workers = min(threads, count)
  guard workers > 1 else { return (0..<count).map(job) }
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    for index in stride(from: worker, to: count, by: workers) {
      let result = job(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
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
