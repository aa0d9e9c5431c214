/// Which nodes of a graph its edges connect.
public struct ConnectedParts: Equatable, Sendable {
  /// The least node each node is connected with; nodes of one part share it.
  public let part: [Int]

  /// - Parameters:
  ///   - nodes: how many there are.
  ///   - edges: pairs of nodes, in any order.
  /// - Complexity: nearly linear in the edges.
  public init(nodes: Int, edges: some Sequence<(Int, Int)>) {
    var parent = Array(0..<nodes)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for (a, b) in edges {
      let (a, b) = (root(a), root(b))
      parent[max(a, b)] = min(a, b)
    }
    part = (0..<nodes).map { root($0) }
  }

  /// How many parts there are; a node without edges is one.
  public var count: Int { Set(part).count }
}
