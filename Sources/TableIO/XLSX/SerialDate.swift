import Foundation

/// A day number of a spreadsheet as text of ISO 8601: a day, a time, or both.
///
/// - Parameters:
///   - serial: days since the end of 1899 (or since 1904), with the time as its fraction.
///   - meaning: what the cell's format shows.
/// - Returns: nil for numbers that no date has; they stay numbers.
///
/// Excel's 29 February 1900, which never was, is serial 60; it stays a number.
func serialDate(_ serial: Double, _ meaning: NumberFormats.Meaning, from1904: Bool) -> String? {
  // 9999-12-31 is the last day Excel knows.
  guard serial >= 0, serial < 2_958_466 else { return nil }
  let dayLength = 86_400_000.0
  let total = (serial * dayLength).rounded()
  let day = Int((total / dayLength).rounded(.down))
  let milliseconds = Int(total) - day * Int(dayLength)
  if meaning == .elapsed {
    let hours = Int(total) / 3_600_000
    return clock(milliseconds, hours: hours)
  }
  if day == 0, meaning == .time || milliseconds > 0 && !from1904 { return clock(milliseconds) }
  guard let date = calendarDay(day, from1904: from1904) else { return nil }
  return milliseconds == 0 ? date : date + "T" + clock(milliseconds)
}

private func calendarDay(_ day: Int, from1904: Bool) -> String? {
  // Days since 1970-01-01; the count from 1900 slips by one at the day that never was.
  let epoch: Int
  if from1904 {
    epoch = day - 24_107
  } else if day > 60 {
    epoch = day - 25_569
  } else {
    guard day > 0, day < 60 else { return nil }
    epoch = day - 25_568
  }
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = .gmt
  let parts = calendar.dateComponents(
    [.year, .month, .day], from: Date(timeIntervalSince1970: Double(epoch) * 86_400))
  guard let year = parts.year, let month = parts.month, let date = parts.day else { return nil }
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(date, 2)
}

private func clock(_ milliseconds: Int, hours: Int? = nil) -> String {
  let seconds = milliseconds / 1000
  let fraction = milliseconds % 1000
  return padded(hours ?? seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
    + padded(seconds % 60, 2) + (fraction == 0 ? "" : "." + padded(fraction, 3))
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
