import Foundation

/// Paths as a record keeps them, so that a result folder says nothing of the machine it was made on.
///
/// A path below the current folder stays as it was given; of any other only the last name is kept, with
/// a number where two inputs would have one name.
public struct RecordedPaths: Sendable {
  private let names: [String: String]

  /// - Parameter paths: all inputs of a recipe, in their order.
  public init(_ paths: [String]) {
    var names: [String: String] = [:]
    var taken = Set(paths.filter(Self.isBelow))
    for path in paths where names[path] == nil && !Self.isBelow(path) {
      let last = (path as NSString).lastPathComponent
      let name = ["", "/", ".", ".."].contains(last) ? "round" : last
      let free = [name] + (2...paths.count + 2).map { "\(name)-\($0)" }
      names[path] = free.first { !taken.contains($0) }
      taken.insert(names[path] ?? name)
    }
    self.names = names
  }

  /// Whether a path leads nowhere but into the current folder.
  private static func isBelow(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  /// The recorded path of an input.
  public func name(of path: String) -> String { names[path] ?? path }

  /// The recorded name of a file that was read: an input, or a file of an input's folder.
  func file(_ name: String) -> String {
    if let own = names[name] { return own }
    let folder = names.keys.filter { name.hasPrefix($0 + "/") }.max { $0.count < $1.count }
    return folder.map { (names[$0] ?? $0) + name.dropFirst($0.count) } ?? name
  }

  /// A sentence with recorded paths in place of those that were given.
  public func sentence(_ text: String) -> String {
    names.keys.sorted { ($0.count, $0) > ($1.count, $1) }
      .reduce(text) { $0.replacing($1, with: names[$1] ?? $1) }
  }
}

extension RunRecord {
  /// The record with no path that leads out of the folder the run was made from.
  ///
  /// - Parameter warnings: what a reader of the numbers has to know, in English.
  public init(
    recipe: RunRecipe, inputs: [File], outputs: [File], vega: String?, said warnings: [String],
    result: RoundResult?
  ) {
    let paths = RecordedPaths(recipe.paths)
    self.init(
      recipe: recipe.moved(paths.name),
      inputs: inputs.map { File($0, name: paths.file($0.name)) }, outputs: outputs, vega: vega,
      warnings: warnings.map(paths.sentence), result: result)
  }
}
