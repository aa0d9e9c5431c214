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

  /// Maps inside maps, some of whose jobs ask for values that others are working out.
  private func nested(depth: Int, seed: UInt64, threads: Int, _ known: (Once<Int>, Once<Int>))
    -> Int
  {
    var stream = PhiloxStream(seed: seed, tag: 1_000)
    return parallelMap(count: 1 + Int(6 * stream.uniform()), threads: threads) { place -> Int in
      var own = PhiloxStream(seed: seed, tag: 1_001, replicate: place)
      @Sendable func first() -> Int {
        known.0.value { parallelMap(count: 5, threads: threads) { 2 * $0 }.reduce(0, +) }
      }
      var result = place
      switch Int(4 * own.uniform()) {
      case 0: result += first()
      case 1:
        result += known.1.value {
          parallelMap(count: 7, threads: threads) { $0 + first() }.reduce(0, +)
        }
      case 2:
        let pair = parallelPair(threads: threads) {
          place
        } _: {
          2 * place
        }
        result += pair.0 + pair.1
      default: break
      }
      if depth > 0, own.uniform() < 0.5 {
        result &+= nested(
          depth: depth - 1, seed: 3 &* seed &+ UInt64(place), threads: threads, known)
      }
      return result
    }.reduce(0) { 7 &* $0 &+ $1 }
  }

  @Test func `maps of several threads that wait for each other's values end and agree`() {
    for seed in UInt64(0)..<100 {
      let expected = nested(depth: 4, seed: seed, threads: 1, (Once(), Once()))
      let wrong = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 6) { place in
        let found = nested(depth: 4, seed: seed, threads: [2, 3, 8][place % 3], (Once(), Once()))
        if found != expected { wrong.withLock { $0 += 1 } }
      }
      #expect(wrong.withLock { $0 } == 0)
    }
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
