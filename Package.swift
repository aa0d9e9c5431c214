// swift-tools-version: 6.1
import PackageDescription

/// Imports are internal unless they say otherwise, and every file imports what it uses.
let strictImports: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Approximate equality; for the tests alone.
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "steelyard",
  products: [
    .executable(name: "steelyard", targets: ["steelyard"]),
    .library(
      name: "SteelyardCore",
      targets: [
        "LinearAlgebra", "Statistics", "Phrases", "TableIO", "Assessments", "MixedModels",
        "Severity", "Normalization", "Sensitivity", "Outliers", "Trends", "Reporting",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
    .systemLibrary(name: "CRandom123", providers: [.apt(["librandom123-dev"])]),
    .target(name: "CBoostMath"),
    .target(
      name: "LinearAlgebra", dependencies: ["COpenBLAS", "CLAPACKE"],
      swiftSettings: strictImports),
    .target(
      name: "Statistics", dependencies: ["CBoostMath", "CRandom123"],
      swiftSettings: strictImports),
    .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "Phrases", resources: [.embedInCode("Catalogue/zh.json")],
      swiftSettings: strictImports),
    .target(
      name: "TableIO", dependencies: ["CExpat", "CLibMD", "CZip", "Phrases"],
      swiftSettings: strictImports),
    .target(
      name: "Assessments",
      dependencies: [
        "Phrases", "TableIO", "Statistics", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "MixedModels", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strictImports),
    .target(
      name: "Severity",
      dependencies: ["CNLopt", "LinearAlgebra", "MixedModels", "Phrases", "Statistics"]),
    .target(
      name: "Normalization", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strictImports),
    .target(
      name: "Sensitivity", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strictImports),
    .target(
      name: "Outliers",
      dependencies: ["LinearAlgebra", "MixedModels", "Phrases", "Severity", "Statistics"],
      swiftSettings: strictImports),
    .target(
      name: "Trends",
      dependencies: [
        "LinearAlgebra", "MixedModels", "Phrases", "Severity", "Statistics",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Reporting", dependencies: ["CXLSXWriter", "Phrases", "TableIO"],
      // In the binary itself, which then works wherever it is copied to.
      resources: [.embedInCode("Charts"), .embedInCode("Page")]),
    .executableTarget(
      name: "steelyard",
      dependencies: [
        "Assessments", "MixedModels", "Severity", "Normalization", "Sensitivity", "Outliers",
        "Trends", "Reporting", "Phrases", "Statistics", "TableIO", "LinearAlgebra",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "steelyardTests", dependencies: ["steelyard", "Phrases", "Trends"],
      exclude: ["Browser/drive.py", "Fixtures"]),
    .testTarget(
      name: "TrendsTests",
      dependencies: ["Trends", "Statistics", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Goldens"]),
    .target(
      name: "TestSupport", dependencies: ["Statistics", realModule], path: "Tests/TestSupport",
      swiftSettings: strictImports),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["LinearAlgebra", "Statistics", "TestSupport", realModule]),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport", realModule],
      exclude: ["Goldens"]),
    .testTarget(
      name: "TableIOTests", dependencies: ["CZip", "TableIO", "TestSupport", realModule],
      exclude: ["Goldens"]),
    .testTarget(
      name: "OutliersTests",
      dependencies: ["Outliers", "Severity", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"]),
    .testTarget(name: "DocumentationTests", dependencies: ["TestSupport"]),
    .testTarget(name: "PhrasesTests", dependencies: ["Phrases"]),
    .testTarget(name: "ReportingTests", dependencies: ["Phrases", "Reporting"]),
    .testTarget(name: "AssessmentsTests", dependencies: ["Assessments", "Phrases"]),
    .testTarget(
      name: "MixedModelsTests", dependencies: ["MixedModels", "TestSupport", realModule],
      exclude: ["Goldens"]),
    .testTarget(
      name: "SeverityTests", dependencies: ["Severity", "MixedModels", "Statistics"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "NormalizationTests", dependencies: ["Normalization", "Statistics", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "SensitivityTests",
      dependencies: ["Sensitivity", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
