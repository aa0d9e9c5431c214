/// Two indices as one key.
struct Pair: Hashable {
  let a: Int
  let b: Int
}
