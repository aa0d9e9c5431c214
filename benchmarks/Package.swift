// swift-tools-version: 6.1
import PackageDescription

let core = Target.Dependency.product(name: "SteelyardCore", package: "steelyard")

let kit = Target.Dependency.product(name: "SteelyardKit", package: "steelyard")

let package = Package(
  name: "steelyard-benchmarks",
  dependencies: [.package(name: "steelyard", path: "..")],
  targets: [
    .target(name: "StudyRecord"),
    .target(name: "SimulatedRounds", dependencies: [core]),
    .executableTarget(
      name: "severity-study", dependencies: [core, "SimulatedRounds", "StudyRecord"]),
    .executableTarget(
      name: "rank-study", dependencies: [kit, "SimulatedRounds", "StudyRecord"]),
    .executableTarget(name: "outlier-study", dependencies: [core, "StudyRecord"]),
    .executableTarget(name: "trend-study", dependencies: [core, "StudyRecord"]),
    .executableTarget(
      name: "mixed-growth", dependencies: [core], path: "mixed-models/growth"),
    .executableTarget(name: "archive-walk", dependencies: [core]),
    .executableTarget(name: "mcd-null", dependencies: [core, "StudyRecord"]),
    .executableTarget(
      name: "weights", dependencies: [core], path: "weights", exclude: ["results", "draws.py", "run.py"]),
    .executableTarget(
      name: "read-workbook", dependencies: [core], path: "xlsx", exclude: ["run.py"]),
  ],
  swiftLanguageModes: [.v6]
)
