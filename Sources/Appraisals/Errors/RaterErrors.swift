import Assessments

struct RaterErrors: Sendable {
  init(_ round: Round) {}
  func variance(unit: Int, component: Int) -> Double? { nil }
  func component(_ component: Int) -> Double? { nil }
}
