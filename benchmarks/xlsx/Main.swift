import Foundation
import TableIO

/// Reads workbooks named on the command line into tables; prints what run.py compares.
@main struct ReadWorkbook {
  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      let start = ContinuousClock.now
      let bytes = try fileBytes(path)
      let table: Table
      do throws(TableError) {
        table = try Table(reading: bytes, file: path)
      } catch {
        print("\((ContinuousClock.now - start) / .seconds(1)) refused \(error.sentence)")
        continue
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      var sum = 0.0
      var filled = 0
      for row in 0..<table.rowCount {
        for column in table.header.indices {
          switch table.number(row, column) {
          case .number(let value):
            sum += value
            filled += 1
          case .blank: break
          default: filled += 1
          }
        }
      }
      print("\(seconds) \(peakMegabytes) \(table.rowCount) \(filled) \(sum)")
    }
  }

  /// Peak resident memory of this process; what wait4 tells includes the parent's before exec.
  private static var peakMegabytes: Double {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan) / 1024
  }
}
