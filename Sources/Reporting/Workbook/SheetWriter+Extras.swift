internal import CXLSXWriter

extension SheetWriter {
  /// Comments of headings and of marks; several marks of one cell share one comment.
  func writeComments() {
    for (column, heading) in sheet.headings.enumerated() {
      if let note = heading.note { comment(note, row: 0, column: column) }
    }
    var texts: [Int: [Int: String]] = [:]
    var order: [(row: Int, column: Int)] = []
    for mark in sheet.marks where !mark.comment.isEmpty {
      if let earlier = texts[mark.row]?[mark.column] {
        texts[mark.row]?[mark.column] = earlier + "\n\n" + mark.comment
      } else {
        texts[mark.row, default: [:]][mark.column] = mark.comment
        order.append((mark.row, mark.column))
      }
    }
    for place in order.prefix(SheetDraft.mostComments) {
      comment(texts[place.row]?[place.column] ?? "", row: place.row, column: place.column)
    }
  }

  private func comment(_ text: String, row: Int, column: Int) {
    var options = lxw_comment_options()
    options.x_scale = 2
    // About 40 characters go in a line of the widened box, and 5 lines in its usual height.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(1) { $0 + displayWidth(String($1)) / 40 + 1 }
    options.y_scale = Double(min(max(5, lines), 40)) / 5
    worksheet_write_comment_opt(
      page, lxw_row_t(clamping: row), lxw_col_t(column), spreadsheetText(text), &options)
  }

  /// Colour scales of the columns that ask for one.
  func addColours() {
    guard lastRow > 0 else { return }
    for (column, heading) in sheet.headings.enumerated() {
      switch heading.style.scale {
      case .none: continue
      case .diverging:
        let widest = sheet.rows.compactMap { $0[column].writtenValue }.map(abs).max() ?? 0
        guard widest > 0 else { continue }
        addScale(column, ends: [(-widest, 0x92C5DE), (0, 0xFFFFFF), (widest, 0xF4A582)])
      case .share: addScale(column, ends: [(0, 0xFFFFFF), (1, 0x92C5DE)])
      }
    }
  }

  private func addScale(_ column: Int, ends: [(value: Double, colour: UInt32)]) {
    guard let first = ends.first, let last = ends.last else { return }
    let number = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    var scale = lxw_conditional_format()
    scale.type = UInt8(
      (ends.count == 3 ? LXW_CONDITIONAL_3_COLOR_SCALE : LXW_CONDITIONAL_2_COLOR_SCALE).rawValue)
    (scale.min_rule_type, scale.min_value, scale.min_color) = (number, first.value, first.colour)
    (scale.mid_rule_type, scale.mid_value, scale.mid_color) = (
      number, ends[1].value, ends[1].colour
    )
    (scale.max_rule_type, scale.max_value, scale.max_color) = (number, last.value, last.colour)
    apply(&scale, column)
  }

  private func apply(_ rule: inout lxw_conditional_format, _ column: Int) {
    worksheet_conditional_format_range(
      page, 1, lxw_col_t(column), lxw_row_t(lastRow), lxw_col_t(column), &rule)
  }

  /// A line chart without lines: high-low lines span the interval, one marker shows the estimate.
  func add(_ chart: IntervalChart, row: Int, column: Int) {
    guard let drawn = workbook_add_chart(file, UInt8(LXW_CHART_LINE.rawValue)) else { return }
    for (place, isEstimate) in [(chart.lower, false), (chart.estimate, true), (chart.upper, false)]
    {
      guard let series = chart_add_series(drawn, nil, nil) else { continue }
      let (first, last) = (lxw_row_t(1), lxw_row_t(lastRow))
      let (labels, values) = (lxw_col_t(chart.label), lxw_col_t(place))
      chart_series_set_categories(series, name, first, labels, last, labels)
      chart_series_set_values(series, name, first, values, last, values)
      chart_series_set_name_range(series, name, 0, values)
      var line = lxw_chart_line()
      line.none = 1
      chart_series_set_line(series, &line)
      // The library's name for dashes is none that Excel knows; lines need no marks at their ends.
      let shape = isEstimate ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE
      chart_series_set_marker_type(series, UInt8(shape.rawValue))
      guard isEstimate else { continue }
      chart_series_set_marker_size(series, 6)
      var fill = lxw_chart_fill()
      fill.color = 0x0B4F8A
      chart_series_set_marker_fill(series, &fill)
    }
    chart_set_high_low_lines(drawn, nil)
    chart_title_set_name(drawn, spreadsheetText(chart.title))
    chart_axis_set_name(drawn.pointee.y_axis, spreadsheetText(chart.axis))
    chart_axis_set_label_position(
      drawn.pointee.x_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    if chart.isReversed { chart_axis_set_reverse(drawn.pointee.y_axis) }
    var options = lxw_chart_options()
    (options.x_scale, options.y_scale) = (lastRow > 30 ? 2.5 : 1.5, 1.5)
    worksheet_insert_chart_opt(page, lxw_row_t(row), lxw_col_t(column), drawn, &options)
  }
}
