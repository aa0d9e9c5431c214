/// Where links of the page lead: ids of its sections.
enum SectionName {
  static let (publish, calls, readiness) = ("publish", "calls", "readiness")
  static let (teams, assessors, ranks, weights) = ("teams", "assessors", "ranks", "weights")
  static let (units, parts) = ("units", "parts")
  static let (rules, scores, design, files) = ("rules", "scores", "design", "files")
}
