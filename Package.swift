// swift-tools-version: 6.1
import PackageDescription

/// What later language modes will ask for: imports are internal unless they say otherwise, and every
/// file imports what it uses.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Approximate equality; for the tests alone.
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "steelyard",
  products: [
    .executable(name: "steelyard", targets: ["steelyard"]),
    .library(name: "SteelyardKit", targets: ["SteelyardKit"]),
    // The numeric modules by themselves, for the studies in benchmarks/.
    .library(
      name: "SteelyardCore",
      targets: [
        "LinearAlgebra", "Statistics", "Phrases", "TableIO", "Assessments", "Optimization",
        "MixedModels", "Severity", "Agreement", "Normalization", "Sensitivity", "Outliers",
        "Equating", "MultiYear", "Archive",
      ]),
    // What reads files and recipes, for fuzz/.
    .library(
      name: "SteelyardReading",
      targets: ["Phrases", "TableIO", "Assessments", "Archive", "Appraisals"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(name: "COpenBLAS"),
    .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
    .systemLibrary(name: "CRandom123", providers: [.apt(["librandom123-dev"])]),
    .target(name: "CBoost"),
    .target(
      name: "LinearAlgebra", dependencies: ["COpenBLAS"], swiftSettings: strict),
    .target(
      name: "Statistics", dependencies: ["CBoost", "CRandom123"],
      swiftSettings: strict),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(
      name: "Phrases", dependencies: ["CPrintf"], resources: [.embedInCode("Catalogue/zh.json")],
      swiftSettings: strict),
    .target(
      name: "TableIO",
      dependencies: [
        "CExpat", "CNettle", "CZip", "CZlib", "CZstd", "Phrases", "Statistics",
      ],
      swiftSettings: strict),
    .target(name: "CPrintf"),
    .target(name: "CRename"),
    .target(
      name: "AtomicFiles", dependencies: ["CRename", "Phrases"],
      swiftSettings: strict),
    .target(
      name: "Assessments",
      dependencies: [
        "Phrases", "TableIO", "Statistics", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Optimization", dependencies: ["CNLopt", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "MixedModels", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Severity",
      dependencies: ["MixedModels", "Optimization", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Agreement", dependencies: ["MixedModels", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Normalization", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Sensitivity", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Outliers",
      dependencies: ["LinearAlgebra", "MixedModels", "Phrases", "Severity", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Equating", dependencies: ["LinearAlgebra", "Phrases", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "MultiYear",
      dependencies: ["LinearAlgebra", "Optimization", "Phrases", "Severity", "Statistics"],
      swiftSettings: strict),
    .target(name: "CSQLiteDefence"),
    .target(
      name: "Archive",
      dependencies: [
        "AtomicFiles", "CSQLiteDefence", "Phrases", "TableIO",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Reporting",
      dependencies: ["AtomicFiles", "CXLSXWriter", "Phrases", "Statistics", "TableIO"],
      // In the binary itself, which then works wherever it is copied to.
      resources: [.embedInCode("Charts"), .embedInCode("Page")],
      swiftSettings: strict),
    .target(
      name: "Appraisals",
      dependencies: [
        "Agreement", "Archive", "Assessments", "AtomicFiles", "Equating", "MixedModels",
        "MultiYear",
        "Normalization", "Outliers", "Phrases", "Sensitivity", "Severity", "Statistics", "TableIO",
      ], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Agreement", "Appraisals", "Archive", "Assessments", "AtomicFiles", "Equating",
        "MixedModels", "MultiYear",
        "Normalization", "Phrases", "Reporting", "Sensitivity", "Severity",
        "Statistics", "TableIO",
      ], swiftSettings: strict),
    .target(
      name: "SteelyardKit",
      dependencies: [
        "Agreement", "Appraisals", "Archive", "Assessments", "Equating", "MixedModels", "MultiYear",
        "Normalization", "Outliers", "Phrases", "Reporting", "Reports", "Sensitivity", "Severity",
        "Statistics", "TableIO",
      ], swiftSettings: strict),
    .executableTarget(
      name: "steelyard",
      dependencies: [
        "Appraisals", "MixedModels",
        "Archive", "Assessments", "AtomicFiles", "Equating", "LinearAlgebra", "MultiYear",
        "Normalization",
        "Outliers", "Phrases", "Reporting", "Sensitivity", "Statistics", "SteelyardKit", "TableIO",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(
      name: "steelyardTests",
      dependencies: [
        "steelyard", "Archive", "Phrases", "Reporting", "Statistics", "SteelyardKit", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "AtomicFilesTests", dependencies: ["AtomicFiles", "Phrases", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SteelyardKitTests", dependencies: ["SteelyardKit"], swiftSettings: strict),
    .testTarget(
      name: "AppraisalsTests",
      dependencies: [
        "Appraisals", "Archive", "Assessments", "Equating", "MixedModels", "MultiYear",
        "Normalization", "Phrases", "Sensitivity", "Severity", "Statistics", "TableIO",
        "TestSupport",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Equating", "MultiYear",
        "Appraisals", "Archive", "Assessments", "Normalization", "Outliers",
        "Phrases", "Reporting", "Reports", "Sensitivity", "Statistics", "TableIO", "TestSupport",
      ], exclude: ["Browser/drive.py", "Fixtures"]),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Statistics", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MultiYearTests", dependencies: ["MultiYear", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "OptimizationTests", dependencies: ["Optimization", "Statistics"], swiftSettings: strict
    ),
    .testTarget(
      name: "AgreementTests",
      dependencies: ["Agreement", "MixedModels", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Statistics", realModule], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["LinearAlgebra", "Statistics", "TestSupport", realModule],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "TableIOTests",
      dependencies: ["Phrases", "CZip", "Statistics", "TableIO", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "OutliersTests",
      dependencies: ["Outliers", "Severity", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(name: "PackageTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "DocumentationTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "PhrasesTests", dependencies: ["Phrases"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Phrases", "Reporting", "TableIO", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AssessmentsTests",
      dependencies: ["Assessments", "Phrases", "Statistics", "TableIO", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MixedModelsTests",
      dependencies: ["MixedModels", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "SeverityTests",
      dependencies: ["Severity", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "EquatingTests", dependencies: ["Equating", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "NormalizationTests",
      dependencies: ["Phrases", "Normalization", "Statistics", "TestSupport"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "SensitivityTests",
      dependencies: ["Sensitivity", "Statistics", "TestSupport", realModule],
      exclude: ["Goldens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
