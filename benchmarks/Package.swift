// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "steelyard-benchmarks",
  dependencies: [.package(name: "steelyard", path: "..")],
  targets: [
    .executableTarget(
      name: "severity-study",
      dependencies: [.product(name: "SteelyardCore", package: "steelyard")]),
    .executableTarget(
      name: "weights", dependencies: [.product(name: "SteelyardCore", package: "steelyard")],
      path: "weights", exclude: ["results", "draws.py"]),
  ],
  swiftLanguageModes: [.v6]
)
