import Statistics
import Synchronization
import Testing

@Suite struct OnceTests {
  @Test func `a value is worked out once, whoever asks`() {
    let once = Once<Int>()
    let calls = Mutex(0)
    let found = parallelMap(count: 64, threads: 8) { _ in
      once.value {
        calls.withLock { $0 += 1 }
        return 7
      }
    }
    #expect(found.allSatisfy { $0 == 7 } && found.count == 64)
    #expect(calls.withLock { $0 } == 1)
  }

  @Test func `a value may rest on another`() {
    let (one, other) = (Once<Int>(), Once<Int>())
    #expect(one.value { other.value { 2 } + 1 } == 3)
    #expect(other.value { 5 } == 2)
  }
}
