/// Equipercentile linking, continuous: a score becomes the pooled quantile of its rank in its team.
///
/// The rank (mid-rank for ties) has percentile (rank − ½) / n; the pooled distribution is the
/// piecewise linear one through the same positions (Hyndman & Fan 1996, type 5), so a team that
/// holds all scores is left as it is.
///
/// Source: Kolen & Brennan (2014), Test Equating, Scaling, and Linking, section 2.5.
func equipercentile(_ groups: TeamGroups) -> [Double] {
  let pooled = groups.scores.map(\.score).sorted()
  return groups.mapped { _, own in
    let sorted = own.sorted()
    return { score in
      let below = Double(sorted.count { $0 < score })
      let equal = Double(sorted.count { $0 == score })
      let position = (below + equal / 2) / Double(sorted.count) * Double(pooled.count) - 0.5
      let place = min(max(position, 0), Double(pooled.count - 1))
      let lower = Int(place)
      let upper = min(lower + 1, pooled.count - 1)
      return pooled[lower] + (place - Double(lower)) * (pooled[upper] - pooled[lower])
    }
  }
}
