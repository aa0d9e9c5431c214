import Equating
import Phrases
import Statistics
import TableIO

/// The rows of a plain table that hold scores of one form.
struct FormRows {
  let form: FormName
  let file: String
  /// Of rows in which nothing that is needed is missing.
  let scores: [Double]
  /// One per score; empty without an anchor.
  let anchors: [Double]
  /// One per score: examinees.
  let frequencies: [Double]
  /// Rows that were left out.
  let notices: [Phrase]
  /// For messages: places of the rows in the table.
  private let rows: [Int]
  private let table: LongTable
  private let scoreColumn: String
  private let anchorColumn: String?

  init(
    _ table: LongTable, _ options: EquatingOptions, _ form: FormName
  ) throws(AppraisalError) {
    func own(_ columns: EquatingOptions.Columns) -> String {
      form == .x ? columns.x : columns.y
    }
    self.form = form
    self.table = table
    file = table.file
    scoreColumn = own(options.scores)
    anchorColumn = options.anchor.map(own)
    let scores = try table.numbers(scoreColumn)
    let anchors = try anchorColumn.map { name throws(AppraisalError) in try table.numbers(name) }
    let counts = try options.frequencies.map { columns throws(AppraisalError) in
      try table.numbers(own(columns))
    }
    var places = Array(0..<table.rowCount)
    if let column = options.formColumn {
      let names = try table.labels(column)
      let name = options.formNames[form == .x ? 0 : 1]
      places = places.filter { names.levels[names[$0]] == name }
      guard !places.isEmpty else {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(table.file): no row has '\(name)' in column '\(column)'; there are "
              + "\(names.levels)"))
      }
    }
    let needed = [scores] + [anchors, counts].compactMap { $0 }
    let complete = places.filter { row in needed.allSatisfy { $0[row] != nil } }
    rows = complete
    self.scores = complete.compactMap { scores[$0] }
    self.anchors = anchors.map { column in complete.compactMap { column[$0] } } ?? []
    frequencies =
      counts.map { column in complete.compactMap { column[$0] } } ?? complete.map { _ in 1 }
    let dropped = places.count - complete.count
    notices =
      dropped == 0
      ? []
      : [
        Phrase(
          "form \(form.rawValue): \(dropped) of \(places.count) rows have a blank or N.A. cell: left "
            + "out")
      ]
    if let wrong = frequencies.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(table.place(complete[wrong])): the frequency \(frequencies[wrong]) is not a number of 0 "
            + "or more"))
    }
  }

  /// Frequencies on the scales.
  ///
  /// - Throws: `EquatingError` without examinees.
  func form(
    _ scale: ScoreScale, _ anchorScale: ScoreScale?
  ) throws(EquatingError) -> FormScores {
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: anchorScale?.count ?? 1), count: scale.count)
    for (row, score) in scores.enumerated() {
      guard let place = scale.index(score),
        let column = anchorScale.map({ $0.index(anchors[row]) }) ?? 0
      else { continue }  // `check` names such rows
      counts[place][column] += frequencies[row]
    }
    return try FormScores(form, scale: scale, anchorScale: anchorScale, frequencies: counts)
  }

  /// - Throws: `AppraisalError`, naming the first row whose score is none of the scale's.
  func check(_ scale: ScoreScale, _ anchorScale: ScoreScale?) throws(AppraisalError) {
    if let row = scores.firstIndex(where: { scale.index($0) == nil }) {
      throw offScale(rows[row], scoreColumn, scores[row], scale)
    }
    guard let anchorScale, let anchorColumn else { return }
    if let row = anchors.firstIndex(where: { anchorScale.index($0) == nil }) {
      throw offScale(rows[row], anchorColumn, anchors[row], anchorScale)
    }
  }

  private func offScale(
    _ row: Int, _ column: String, _ score: Double, _ scale: ScoreScale
  ) -> AppraisalError {
    AppraisalError(
      .badData,
      Phrase(
        "\(table.place(row)), column \(column): \(score) is not a score of the scale from "
          + "\(scale.least) to \(scale.greatest) in steps of \(scale.step); correct it, or give "
          + "another scale"))
  }
}
