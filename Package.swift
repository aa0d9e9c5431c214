// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "steelyard",
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(name: "CRandom123", providers: [.apt(["librandom123-dev"])]),
    .target(name: "CBoostMath"),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS", "CLAPACKE"]),
    .target(name: "Statistics", dependencies: ["CBoostMath", "CRandom123", "LinearAlgebra"]),
    .target(name: "Severity", dependencies: ["LinearAlgebra", "Statistics"]),
    .testTarget(name: "SeverityTests", dependencies: ["Severity", "Statistics"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
