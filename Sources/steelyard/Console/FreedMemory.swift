#if canImport(Glibc)
  import Glibc
#endif

/// Makes the allocator give large blocks back to the system as soon as they are freed.
///
/// Otherwise glibc keeps ever larger blocks for later: years of 31 provinces then peak at 177 MB, not 163. It
/// costs a `report` a tenth of a second, so only commands of many rounds ask for it.
func returnFreedMemory() {
  #if canImport(Glibc)
    // mallopt(3) is in no module of Swift's; other C libraries have none, and need none.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    typealias SetOption = @convention(c) (_ option: CInt, _ value: CInt) -> CInt
    let trimThreshold: CInt = -1
    _ = unsafeBitCast(symbol, to: SetOption.self)(trimThreshold, 128 << 10)
  #endif
}
