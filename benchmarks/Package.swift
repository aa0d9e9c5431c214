// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "steelyard", path: "..")],
  targets: [
    .executableTarget(
      name: "weights", dependencies: [.product(name: "SteelyardCore", package: "steelyard")],
      path: "weights", exclude: ["results"])
  ],
  swiftLanguageModes: [.v6]
)
