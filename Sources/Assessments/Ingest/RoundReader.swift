import Foundation
import TableIO

/// Reads a round from a wide CSV file, or from a folder with scores.csv and maybe scheme.yaml.
public struct RoundReader: Sendable {
  /// Canonical column name to the name the file uses.
  public var columns: [String: String] = [:]
  /// Weights that replace the scheme's, by component key.
  public var weights: [String: Double] = [:]

  public init() {}

  /// - Throws: `RoundError` when no round can be made; all else becomes findings of the round.
  public func read(path: String) throws(RoundError) -> Round {
    var isFolder: ObjCBool = false
    guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    else { throw .unreadable(path: path, reason: "no such file or folder") }
    var scheme = Scheme.standard
    var file = path
    if isFolder.boolValue {
      let yaml = path + "/scheme.yaml"
      if FileManager.default.fileExists(atPath: yaml) {
        scheme = try Scheme(yaml: String(decoding: bytes(yaml), as: UTF8.self), file: yaml)
      }
      file = path + "/scores.csv"
    }
    scheme = try scheme.weighted(weights)
    let table: Table
    do {
      table = try Table(csv: bytes(file), file: file == "-" ? "standard input" : file)
    } catch let error as RoundError {
      throw error
    } catch {
      throw .badTable("\(error)")
    }
    var builder = RoundBuilder(scheme: scheme, table: table)
    return try builder.build(ColumnAliases.positions(table.header, mapping: columns))
  }

  private func bytes(_ path: String) throws(RoundError) -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }
}
