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
