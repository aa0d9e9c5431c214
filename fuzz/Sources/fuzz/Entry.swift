import CFuzzer
import Foundation

/// One kind of input: what is done with its bytes must end in a result or a typed error.
struct FuzzTarget: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] = [
    .csv, .encodings, .workbook, .workbookParts, .scheme, .roundFolder, .mapping, .record, .archive,
    .tablesFolder, .values,
  ]

  /// The one that FUZZ_TARGET names.
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name).joined(separator: ", ")
      FileHandle.standardError.write(Data("FUZZ_TARGET is '\(name)'; there are: \(names)\n".utf8))
      exit(64)
    }
    return target
  }()
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Archives are also changed as databases and workbooks part by part: otherwise most changes break
/// a check sum, and nothing behind it is reached.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ largest: Int, _ seed: UInt32
) -> Int {
  var generator = MutationSource(state: UInt64(seed))
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let changed: [UInt8]? =
    switch (FuzzTarget.chosen.name, seed % 4) {
    case ("archive", 1): ArchiveMutation.page(bytes, &generator)
    case ("archive", 2...3): ArchiveMutation.cell(bytes, &generator)
    case ("workbook", 1...3): ZipMutation.part(bytes, &generator)
    default: nil
    }
  guard let changed, changed.count <= largest else { return LLVMFuzzerMutate(data, size, largest) }
  for (place, byte) in changed.enumerated() { data[place] = byte }
  return changed.count
}

/// A stream from libFuzzer's seed, so that a run can be repeated.
struct MutationSource: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The folder for inputs that are read by path: run.sh makes one, in memory where it can.
enum Scratch {
  static let folder =
    ProcessInfo.processInfo.environment["FUZZ_SCRATCH"] ?? NSTemporaryDirectory()

  static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes a file, and the folder it is in.
  static func write(_ bytes: [UInt8], to name: String) -> String {
    let path = path(name)
    if name.contains("/") {
      try? FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    }
    guard let file = fopen(path, "w") else { return path }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
  }
}
