internal import CXLSXWriter

extension SheetWriter {
  func addDataValidations() {
    for rule in sheet.validations { add(rule) }
  }

  private func add(_ rule: DataValidation) {
    var strings = CStrings()
    defer { strings.free() }
    var validation = lxw_data_validation()
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.error_type = UInt8(
      (rule.isStrict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING).rawValue)
    // Longer messages are refused by the format.
    validation.input_message = strings.keep(spreadsheetText(rule.message).prefix(utf16Units: 250))
    validation.error_message = strings.keep(spreadsheetText(rule.message).prefix(utf16Units: 220))
    let between = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    switch rule.allowed {
    case .list(let choices):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = strings.keepList(choices.map(spreadsheetText))
    case .listFrom(let cells):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = strings.keep("=" + cells)
    case .number(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      validation.criteria = between
      (validation.minimum_number, validation.maximum_number) = (range.lowerBound, range.upperBound)
    case .whole(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      validation.criteria = between
      (validation.minimum_number, validation.maximum_number) = (
        Double(range.lowerBound), Double(range.upperBound)
      )
    case .formula(let formula):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      validation.value_formula = strings.keep("=" + formula)
    }
    worksheet_data_validation_range(
      page, lxw_row_t(rule.rows.lowerBound), lxw_col_t(rule.column),
      lxw_row_t(rule.rows.upperBound), lxw_col_t(rule.column), &validation)
  }

  /// C strings that live until they are freed.
  private struct CStrings {
    private var kept: [UnsafeMutablePointer<CChar>] = []
    private var lists: [UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>] = []

    mutating func keep(_ text: String) -> UnsafeMutablePointer<CChar> {
      let bytes = text.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (index, byte) in bytes.enumerated() { (copy + index).initialize(to: byte) }
      kept.append(copy)
      return copy
    }

    /// A list that ends in a null pointer.
    mutating func keepList(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    {
      let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
        capacity: texts.count + 1)
      for (index, text) in texts.enumerated() { (list + index).initialize(to: keep(text)) }
      (list + texts.count).initialize(to: nil)
      lists.append(list)
      return list
    }

    mutating func free() {
      for pointer in kept { pointer.deallocate() }
      for list in lists { list.deallocate() }
    }
  }
}
