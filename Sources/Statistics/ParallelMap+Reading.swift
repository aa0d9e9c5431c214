import Dispatch
import Synchronization

/// The results of independent jobs in their own order, their inputs read one after the other on the
/// caller's thread.
///
/// At most as many inputs as threads exist at any time.
///
/// - Parameters:
///   - input: reads the input of a job.
///   - job: what threads do at the same time.
/// - Throws: what the first job that failed, or its input, threw; no further input is then read.
public func parallelMap<Input: Sendable, Output: Sendable>(
  count: Int, threads: Int, reading input: (Int) throws -> Input,
  _ job: @escaping @Sendable (Input) throws -> Output
) throws -> [Output] {
  let workers = min(threads, count)
  guard workers > 1 else { return try (0..<count).map { try job(input($0)) } }
  let results = Mutex([Result<Output, any Error>?](repeating: nil, count: count))
  let failed = Mutex(false)
  let room = DispatchSemaphore(value: workers)
  let jobs = DispatchGroup()
  for place in 0..<count {
    room.wait()
    let read = failed.withLock { $0 } ? nil : Result { try input(place) }
    switch read {
    case .success(let own)?:
      DispatchQueue.global().async(group: jobs) {
        let result = Result { try job(own) }
        if case .failure = result { failed.withLock { $0 = true } }
        results.withLock { $0[place] = result }
        room.signal()
      }
    case .failure(let error)?:
      failed.withLock { $0 = true }
      results.withLock { $0[place] = .failure(error) }
      room.signal()
    case nil: room.signal()
    }
  }
  jobs.wait()
  return try results.withLock { $0 }.compactMap { try $0?.get() }
}
