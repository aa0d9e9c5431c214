import Dispatch
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

  @Test(arguments: [1, 2, 3, 8])
  func `maps inside maps come out in their order and keep to their threads`(threads: Int) {
    let busy = Mutex((now: 0, most: 0))
    let found = parallelMap(count: 6, threads: threads) { outer in
      let pair = parallelPair(threads: threads) {
        parallelMap(count: 50, threads: threads) { inner in
          busy.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
          }
          defer { busy.withLock { $0.now -= 1 } }
          return 1_000 * outer + inner
        }
      } _: {
        outer
      }
      return pair.0.reduce(pair.1, +)
    }
    #expect(found == (0..<6).map { 50 * 1_000 * $0 + 49 * 25 + $0 })
    #expect(busy.withLock { $0.most } <= threads && busy.withLock { $0.now } == 0)
  }

  @Test func `a thread that becomes free shares a map that was begun while there was none`() {
    let isFree = DispatchSemaphore(value: 0)
    let hasHelp = DispatchSemaphore(value: 0)
    let (isShared, helped) = parallelPair(threads: 2) {
      isFree.wait(timeout: .now() + 600) == .success
    } _: {
      // Both threads are taken when this map begins; its first job ends when another thread runs the second.
      parallelPair(threads: 2) {
        isFree.signal()
        return hasHelp.wait(timeout: .now() + 600) == .success
      } _: {
        hasHelp.signal()
      }.0
    }
    #expect(isShared && helped)
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
