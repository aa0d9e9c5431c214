import Archive
import Foundation

/// Walks every rating of an archive once, then loads its largest round as arrays:
/// `archive-walk FILE` prints ratings, mean, seconds of the walk, ratings and seconds of the load.
guard CommandLine.arguments.count == 2 else {
  print("usage: archive-walk FILE")
  exit(64)
}
let clock = ContinuousClock()
let archive = try RoundArchive(path: CommandLine.arguments[1])
var (count, sum, loaded) = (0, 0.0, 0)
var load = Duration.zero
let walk = try clock.measure {
  try archive.read { snapshot in
    for round in try snapshot.rounds() {
      try snapshot.forEachRating(of: round.key) { rating in
        count += 1
        sum += rating.score
      }
    }
  }
}
load = try clock.measure {
  try archive.read { snapshot in
    guard let largest = try snapshot.rounds().max(by: { $0.ratings < $1.ratings }) else { return }
    loaded = try snapshot.ratings(of: largest.key).count
  }
}
print(count, sum / Double(count), walk / .seconds(1), loaded, load / .seconds(1))
