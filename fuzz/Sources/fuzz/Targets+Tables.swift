import Appraisals
import TableIO

extension FuzzTarget {
  static let csv = FuzzTarget(name: "csv") { bytes in
    if let table = try? Table(csv: bytes, file: "t.csv", encoding: .utf8) { read(table) }
  }

  /// The first byte chooses the encoding, or to find it.
  static let encodings = FuzzTarget(name: "encodings") { bytes in
    let names = ["", "utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "big5"]
    let name = names[Int(bytes.first ?? 0) % names.count]
    let rest = Array(bytes.dropFirst())
    if let table = try? Table(csv: rest, file: "t.csv", encoding: TextEncoding(name: name)) {
      read(table)
    }
  }

  static let workbook = FuzzTarget(name: "workbook") { bytes in readBook(bytes) }

  /// One part of a sound workbook is the input: the first byte chooses it.
  static let workbookParts = FuzzTarget(name: "workbook-parts") { bytes in
    var parts = SoundBook.parts
    let place = Int(bytes.first ?? 0) % parts.count
    parts[place].bytes = Array(bytes.dropFirst())
    readBook(StoredZip.bytes(parts))
  }

  /// Tables of sums: one file of a folder, chosen by the first byte.
  static let tablesFolder = FuzzTarget(name: "tables") { bytes in
    let sound = [
      (
        "terms",
        "place,role,name,parts\n0,response,y,1\n1,random,u,1\n2,random,a,2\n3,covariate,x,1\n"
      ),
      (
        "totals",
        "table_rows,row_count,mean_0,mean_3,product_0_0,product_0_3,product_3_3\n8,8,3,1,42,2,8\n"
      ),
      ("levels_1", "level_1,row_count,sum_0,sum_3\nm,4,8,0\nn,4,-8,0\n"),
      ("levels_2", "level_2_part_1,level_2_part_2,row_count,sum_0,sum_3\nt,1,4,2,0\nt,2,4,-2,0\n"),
      (
        "pairs_1_2",
        "level_1,level_2_part_1,level_2_part_2,row_count\nm,t,1,2\nm,t,2,2\nn,t,1,2\nn,t,2,2\n"
      ),
    ]
    let place = Int(bytes.first ?? 0) % sound.count
    for (index, file) in sound.enumerated() {
      _ = Scratch.write(
        index == place ? Array(bytes.dropFirst()) : Array(file.1.utf8), to: "tables/\(file.0).csv")
    }
    guard let tables = try? VarianceTables(path: Scratch.path("tables")) else { return }
    _ = try? VarianceStudy(
      tables, VarianceOptions(response: "", hasEffects: true, isFromTables: true))
  }

  private static func readBook(_ bytes: [UInt8]) {
    guard let tables = try? Workbook(bytes, file: "t.xlsx").tables() else { return }
    for table in tables { read(table) }
  }

  static func read(_ table: Table) {
    var cells = 0
    for column in table.header.indices {
      cells += table.codes(column).levels.count
      for row in 0..<min(table.rowCount, 2_000) {
        if case .number = table.number(row, column) { cells += 1 }
        cells += table.letter(column, row: row)?.count ?? 0
      }
    }
    for notice in table.notices { cells += notice.line.description.count }
    guard let long = try? LongTable(table) else { return }
    for name in table.header {
      _ = try? long.exactNumbers(name)
      _ = try? long.labels(ofTerm: name)
    }
  }
}
