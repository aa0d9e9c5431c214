import TableIO

/// Which columns are which, from the user: for all files, and for single files and sheets.
struct ColumnRules {
  var columns: [String: String] = [:]
  var ignored: [String] = []
  var kept: SchemeReading?
  /// Keys of the scheme's components.
  var components: [String] = HeaderReading.standard

  /// Canonical name to heading for a table, the user's options before what a scheme keeps.
  func mapping(file: String, sheet: String?) -> [String: String] {
    var mapping = kept?.columns ?? [:]
    for entry in kept?.files ?? [] where entry.holds(file: file, sheet: sheet) {
      mapping.merge(entry.columns ?? [:]) { $1 }
    }
    return mapping.merging(columns) { $1 }
  }

  func ignored(file: String, sheet: String?) -> [String] {
    ignored + (kept?.ignore ?? [])
      + (kept?.files ?? []).filter { $0.holds(file: file, sheet: sheet) }
      .flatMap { $0.ignore ?? [] }
  }

  /// Whether a scheme names the sheets of a file, and this one is none of them.
  func passesOver(file: String, sheet: String?) -> Bool {
    let named = (kept?.files ?? []).filter { $0.isAbout(file: file) && $0.sheets != nil }
    guard let sheet, !named.isEmpty else { return false }
    return !named.contains { $0.holds(file: file, sheet: sheet) }
  }

  func sheet(_ table: Table, topic: String? = nil) -> Sheet {
    let name = table.sheet(ofRow: 0)
    return Sheet(
      table, mapping: mapping(file: table.file, sheet: name),
      ignored: ignored(file: table.file, sheet: name), components: components, topic: topic)
  }
}

/// How the files of a round are read, as `check --save` keeps it in scheme.yaml.
public struct SchemeReading: Codable, Equatable, Sendable {
  /// What is kept of one file, or of some of its sheets.
  public struct File: Codable, Equatable, Sendable {
    /// Its name in the folder; nil for whatever file is read.
    public var file: String?
    /// Sheets that are read; nil for all.
    public var sheets: [String]?
    /// Canonical name to heading.
    public var columns: [String: String]?
    /// Headings of columns that are passed over.
    public var ignore: [String]?

    /// What is kept of a file.
    public init(
      file: String? = nil, sheets: [String]? = nil, columns: [String: String]? = nil,
      ignore: [String]? = nil
    ) {
      self.file = file
      self.sheets = sheets
      self.columns = columns
      self.ignore = ignore
    }

    func isAbout(file name: String) -> Bool {
      file.map { name == $0 || name.hasSuffix("/" + $0) } ?? true
    }

    func holds(file name: String, sheet: String?) -> Bool {
      isAbout(file: name) && (sheet.map { own in sheets?.contains(own) ?? true } ?? true)
    }
  }

  /// Canonical name to heading, in all files.
  public var columns: [String: String]?
  /// Headings of columns that are passed over in all files.
  public var ignore: [String]?
  /// Single files.
  public var files: [File]?

  /// What is kept of files.
  public init(
    columns: [String: String]? = nil, ignore: [String]? = nil, files: [File]? = nil
  ) {
    self.columns = columns
    self.ignore = ignore
    self.files = files
  }
}
