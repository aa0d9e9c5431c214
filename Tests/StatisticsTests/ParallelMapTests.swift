import Statistics
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  private struct Refusal: Error, Equatable { let job: Int }

  @Test(arguments: [1, 2, 3, 8])
  func `jobs whose inputs are read in turn come out in their order`(threads: Int) throws {
    let held = Mutex(0)
    let most = Mutex(0)
    let squares = try parallelMap(
      count: 20, threads: threads,
      reading: { place in
        let now = held.withLock {
          $0 += 1
          return $0
        }
        most.withLock { $0 = max($0, now) }
        return place
      },
      { input in
        defer { held.withLock { $0 -= 1 } }
        return input * input
      })
    #expect(squares == (0..<20).map { $0 * $0 })
    #expect(most.withLock { $0 } <= threads)
  }

  @Test(arguments: [1, 2, 4])
  func `the first job that fails decides the error`(threads: Int) {
    @Sendable func refuse(_ job: Int) throws -> Int {
      if job >= 5 { throw Refusal(job: job) }
      return job
    }
    #expect(throws: Refusal(job: 5)) {
      try parallelMap(count: 30, threads: threads, reading: { $0 }, refuse)
    }
    @Sendable func read(_ place: Int) throws -> Int {
      if place == 7 { throw Refusal(job: place) }
      return place
    }
    #expect(throws: Refusal(job: 7)) {
      try parallelMap(count: 30, threads: threads, reading: read) { $0 }
    }
  }
}
