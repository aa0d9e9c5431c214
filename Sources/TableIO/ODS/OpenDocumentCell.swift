import Foundation

/// One cell of content.xml, as its attributes and its text are met.
struct OpenDocumentCell {
  /// How many cells in a row are alike.
  var repeats = 1
  /// Columns and rows it spans.
  var columns = 1
  var rows = 1
  /// The text it shows.
  var text: [UInt8] = []

  private let isCovered: Bool
  private var type = ""
  private var value: String?
  private var hasFormula = false
  private var isError = false

  /// - Parameter isCovered: whether another cell that spans it hides it.
  init(_ attributes: XMLAttributes, isCovered: Bool) {
    self.isCovered = isCovered
    var index = 0
    while let name = attributes.pointer[index], let text = attributes.pointer[index + 1] {
      index += 2
      let own = XMLName(name)
      if own == "value-type" {
        // LibreOffice repeats the type under a prefix of its own, where errors are told.
        let type = String(cString: text)
        if type == "error" { isError = true } else if self.type.isEmpty { self.type = type }
      } else if own == "value" || own == "date-value" || own == "time-value"
        || own == "boolean-value" || own == "string-value"
      {
        value = String(cString: text)
      } else if own == "formula" {
        hasFormula = true
      } else if own == "number-columns-repeated" {
        repeats = OpenDocumentSheets.count(String(cString: text))
      } else if own == "number-columns-spanned" {
        columns = OpenDocumentSheets.count(String(cString: text))
      } else if own == "number-rows-spanned" {
        rows = OpenDocumentSheets.count(String(cString: text))
      }
    }
  }

  /// Appends the text of the value.
  ///
  /// - Returns: its marks; nil where the cell holds nothing.
  func append(to bytes: inout [UInt8]) -> SheetGrid.Marks? {
    guard !isCovered else { return nil }
    var marks: SheetGrid.Marks = hasFormula ? [.formula] : []
    if isError {
      guard !text.isEmpty else { return nil }
      bytes.append(contentsOf: text)
      return marks.union(.error)
    }
    switch type {
    case "float", "currency", "percentage":
      let digits = Array((value ?? "").utf8)
      guard let number = shortestNumber(digits) else { return uncomputed(marks) }
      bytes.append(contentsOf: number)
      marks.formUnion(type == "percentage" ? [.number, .percent] : .number)
    case "date":
      guard let value else { return uncomputed(marks) }
      bytes.append(contentsOf: Self.moment(value).utf8)
      marks.insert(.date)
    case "time":
      guard let value else { return uncomputed(marks) }
      bytes.append(contentsOf: (Self.clock(value) ?? value).utf8)
      marks.insert(.date)
    case "boolean": bytes.append(contentsOf: (value == "true" ? "TRUE" : "FALSE").utf8)
    default:
      let shown = text.isEmpty ? Array((value ?? "").utf8) : text
      guard !shown.isEmpty else {
        // The result of a formula may be an empty text; without a type it was never worked out.
        return type.isEmpty ? uncomputed(marks) : nil
      }
      bytes.append(contentsOf: shown)
    }
    return marks
  }

  private func uncomputed(_ marks: SheetGrid.Marks) -> SheetGrid.Marks? {
    hasFormula ? marks.union(.uncomputed) : nil
  }

  /// A day, with its time where that is not midnight.
  private static func moment(_ text: String) -> String {
    var text = text
    if text.contains("."), text.contains("T") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
  }

  /// PT08H30M15S as 08:30:15; nil for other durations.
  private static func clock(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: /PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,](\d{1,9}))?S/)
    else { return nil }
    func two(_ digits: Substring) -> String { (digits.count < 2 ? "0" : "") + digits }
    var fraction = match.output.4.map(String.init) ?? ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return [match.output.1, match.output.2, match.output.3].map(two).joined(separator: ":")
      + (fraction.isEmpty ? "" : "." + fraction)
  }
}
