/// The results of one run on a round, with what made them.
public struct ArchivedRun: Equatable, Sendable {
  /// One table a run wrote.
  public struct Table: Equatable, Sendable {
    /// A file name, as `ranks.csv`; its ending says the format.
    public var name: String
    /// The whole file.
    public var text: String

    /// A table as it was written.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// Rules, weights, seed and options, as JSON.
  public var recipe: String
  /// Digests of what the run read.
  public var inputs: String
  /// By name.
  public var tables: [Table]

  /// A run; its tables are sorted by name.
  public init(recipe: String, inputs: String, tables: [Table]) {
    self.recipe = recipe
    self.inputs = inputs
    self.tables = tables.sorted { $0.name < $1.name }
  }
}
