/// Two years of a study that are compared; indices into its years.
struct YearPair: Hashable, Comparable {
  let from: Int
  let to: Int

  static func < (a: YearPair, b: YearPair) -> Bool { (a.from, a.to) < (b.from, b.to) }
}
