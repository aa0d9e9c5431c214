// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "steelyard-benchmarks",
  dependencies: [.package(name: "steelyard", path: "..")],
  targets: [
    .executableTarget(
      name: "severity-study",
      dependencies: [
        .product(name: "LinearAlgebra", package: "steelyard"),
        .product(name: "Severity", package: "steelyard"),
        .product(name: "Normalization", package: "steelyard"),
        .product(name: "Statistics", package: "steelyard"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
