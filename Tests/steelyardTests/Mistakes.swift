/// Sixty and more typical mistakes.
extension Mistake {
  static let cells = [
    Mistake(
      "a word for a number", ["s.csv": table("u2,t2,eighty,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'eighty' is not a number", "write digits"),
    Mistake(
      "a letter for a digit", ["s.csv": table("u2,t2,7O,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'7O' is not a number", "write digits"),
    Mistake(
      "two decimal points", ["s.csv": table("u2,t2,7.2.1,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'7.2.1' is not a number", "write digits"),
    Mistake(
      "a date for a score", ["s.csv": table("u2,t2,2015-06-01,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'2015-06-01' is not a number", "leave the cell blank"),
    Mistake(
      "an error of a spreadsheet", ["s.csv": table("u2,t2,#DIV/0!,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'#DIV/0!' is not a number", "leave the cell blank"),
    Mistake(
      "infinity", ["s.csv": table("u2,t2,inf,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'inf' is not a number", "write digits"),
    Mistake(
      "one percent sign among numbers", ["s.csv": table("u2,t2,72%,77,82")], "bias s.csv", 65,
      "s.csv!C4", "'72%' is a percentage", "write all cells of the column in one way"),
    Mistake(
      "a decimal comma", ["s.csv": table("u2,t2,\"72,5\",77,82")], "check s.csv", 0,
      "s.csv!C", "the comma is read as a decimal point", "nothing to do if so"),
    Mistake(
      "full-width digits", ["s.csv": table("u2,t2,１７２,77,82")], "bias s.csv", 65,
      "s.csv!C4", "172 is above the full marks of 100", "correct the score"),
    Mistake(
      "a score above full marks", ["s.csv": table("u2,t2,172,77,82")], "bias s.csv", 65,
      "s.csv!C4", "onsite 172 is above the full marks of 100", "or 'full' in the scheme"),
    Mistake(
      "a separator of thousands", ["s.csv": table("u2,t2,\"1,072\",77,82")], "bias s.csv", 65,
      "s.csv!C4", "1072 is above the full marks", "correct the score"),
    Mistake(
      "a score below zero", ["s.csv": table("u2,t2,-72,77,82")], "bias s.csv", 65,
      "s.csv!C4", "onsite -72 is below zero", "correct the score"),
    Mistake(
      "a blank score", ["s.csv": table("u2,t2,,77,82")], "check s.csv", 0,
      "s.csv!C4", "u2 has no onsite score", "zero is a score, a blank is not"),
    Mistake(
      "a blank unit", ["s.csv": table(",t2,72,77,82")], "bias s.csv", 65,
      "s.csv!A4", "does not name a unit", "delete the row"),
    Mistake(
      "a blank team", ["s.csv": table("u2,,72,77,82")], "bias s.csv", 65,
      "s.csv!B4", "u2 has no team", "name the team that visited it"),
  ]

  static let rows = [
    Mistake(
      "a unit twice", ["s.csv": table("u1,t1,72,77,82")], "bias s.csv", 65,
      "s.csv!A4", "u1 already has a row with team t1", "delete one of the rows"),
    Mistake(
      "a unit in two teams with two routine scores", ["s.csv": table("u1,t2,72,77,82")],
      "bias s.csv", 65, "s.csv!D4", "76 in an earlier row and 77 here", "keep one of the two"),
    Mistake(
      "a unit in capitals", ["s.csv": table("U1,t1,72,77,82")], "check s.csv", 1,
      "s.csv!A4", "'U1' and 'u1' differ only in how they are typed", "write the name in one way"),
    Mistake(
      "a row that is too long", ["s.csv": table("u2,t2,72,77,82,9,9")], "bias s.csv", 65,
      "s.csv!4", "7 cells, but the header has 5", "in quotes"),
    Mistake(
      "a row that is too short", ["s.csv": table("u2,t2,72")], "bias s.csv", 65,
      "s.csv!4", "3 cells, but the header has 5", "complete the row"),
    Mistake(
      "a quote that is never closed", ["s.csv": table("u2,\"t2,72,77,82")], "bias s.csv", 65,
      "s.csv!4", "never closed", "double the quotes"),
    Mistake(
      "a row of totals", ["s.csv": good + "Total,,666,693,747\n"], "check s.csv", 0,
      "s.csv!11", "is left out: a total or mean", "otherwise rename it"),
    Mistake(
      "no row", ["s.csv": header], "bias s.csv", 65,
      "s.csv ", "no rows under the header", "fill it in"),
    Mistake(
      "nothing", ["s.csv": ""], "bias s.csv", 65,
      "s.csv ", "the file is empty", "the first line must name the columns"),
    Mistake(
      "blanks only", ["s.csv": "   \n\n"], "bias s.csv", 65,
      "s.csv ", "the file is empty", "the first line must name the columns"),
    Mistake(
      "one team", ["s.csv": good.replacing(/t[12]/, with: "t0")], "bias s.csv", 1,
      "at least two teams", "not 1"),
  ]

  static let columns = [
    Mistake(
      "a column misspelt", ["s.csv": good.replacing("routine", with: "rutine")], "bias s.csv", 65,
      "s.csv!D", "column 'rutine'", "--columns routine='rutine'"),
    Mistake(
      "no column of units", ["s.csv": good.replacing("unit", with: "x1")], "bias s.csv", 65,
      "s.csv ", "there is no column 'unit'; the columns are x1", "--columns unit=YOURNAME"),
    Mistake(
      "no header", ["s.csv": String(good.dropFirst(header.count))], "bias s.csv", 65,
      "s.csv ", "there is no column 'unit'", "rename a column"),
    Mistake(
      "a column twice", ["s.csv": good.replacing("peer", with: "routine")], "bias s.csv", 65,
      "s.csv!E", "several columns may be routine", "choose, as --columns"),
    Mistake(
      "a column that --columns makes up", ["s.csv": good], "bias s.csv --columns unit=dept", 65,
      "--columns", "no file has a column 'dept'", "name a column as its file does"),
    Mistake(
      "a component that is no column", ["s.csv": good],
      "weights s.csv --components onsite,visit", 65,
      "s.csv: row 1", "no column 'visit' among unit, team", "name one of them"),
    Mistake(
      "a response that is no column", ["s.csv": good], "variance s.csv --response y --random team",
      65, "s.csv: row 1", "no column 'y'", "name one of them"),
  ]

  static let kinds = [
    Mistake(
      bytes: "a workbook of 1997", ["s.xls": container("Workbook")], "bias s.xls", 65,
      "s.xls ", "Excel 97-2003", "save it as .xlsx"),
    Mistake(
      bytes: "a document of 1997", ["s.doc": container("WordDocument")], "bias s.doc", 65,
      "s.doc ", "Word 97-2003, not a table", "give an .xlsx, .ods or .csv file"),
    Mistake(
      bytes: "a workbook with a password", ["s.xlsx": container("EncryptedPackage")], "bias s.xlsx",
      65, "s.xlsx ", "protected by a password", "remove the password"),
    Mistake(
      "a PDF", ["s.pdf": "%PDF-1.4\n1 0 obj\n"], "bias s.pdf", 65,
      "s.pdf ", "PDF, not a table", "give an .xlsx, .ods or .csv file"),
    Mistake(
      bytes: "a picture", ["s.png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]], "bias s.png",
      65, "s.png ", "PNG, not a table", "give an .xlsx, .ods or .csv file"),
    Mistake(
      bytes: "a packed file cut off", ["s.csv.gz": [0x1F, 0x8B, 8, 0, 0]], "bias s.csv.gz", 65,
      "s.csv.gz ", "ends too early", "copy or download it again"),
    Mistake(
      bytes: "a packed folder", ["s.7z": [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]], "bias s.7z",
      65,
      "s.7z ", "packed (7z)", "unpack it"),
    Mistake(
      "a web page named as a workbook", ["s.xls": "<html><table></table></html>"], "bias s.xls", 65,
      "s.xls ", "web page or XML file", "save it as .xlsx"),
    Mistake(
      bytes: "a damaged workbook",
      ["s.xlsx": [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 99)],
      "bias s.xlsx", 65, "s.xlsx ", "the workbook is damaged", "fetch a fresh copy"),
    Mistake(
      bytes: "another encoding than is said",
      ["s.csv": [0xB5, 0xA5, 0xCE, 0xBB] + Array(",team,onsite\na,t,1\n".utf8)],
      "bias s.csv --encoding utf-8", 65, "s.csv!1", "column A: byte 0xB5 is not UTF-8",
      "name the right one with --encoding"),
    Mistake(
      "a sheet of a text file", ["s.csv": good], "bias s.csv --sheet S1", 65,
      "--sheet", "has no sheet 'S1'", "leave --sheet out"),
  ]

  static let places = [
    Mistake(
      "no such file", [:], "bias s.csv", 66,
      "s.csv: cannot be read", "no such file or folder", "correct the path"),
    Mistake(
      "a folder for a file", ["d/s.csv": good], "weights d --components onsite,routine", 66,
      "d: cannot be read", "it is a folder", "name a file in it"),
    Mistake(
      "a file for a result folder", ["s.csv": good, "out": "mine"], "bias s.csv -o out", 73,
      "out is a file", "name a folder with -o"),
    Mistake(
      "results over the input", ["d/scores.csv": good], "bias d -o d", 73,
      "d holds other files (scores.csv)", "name a new folder with -o"),
    Mistake(
      "a sample over one's own round", ["d/scores.csv": good], "init d", 73,
      "d/scores.csv is there already", "name a new folder"),
    Mistake(
      "an empty folder", ["d/readme.txt": "x"], "bias d", 65,
      "scores.csv ", "the round has no scores", "add scores.csv with columns unit, team"),
    Mistake(
      "a table for an archive", ["s.csv": good], "archive list s.csv", 65,
      "s.csv is not an archive", "not an SQLite file", "name a file that 'archive add' made"),
    Mistake(
      "no archive", [:], "archive list a.sqlite", 66,
      "a.sqlite: no such archive", "'archive add' makes one"),
    Mistake(
      "a table for a record", ["s.csv": good], "rerun s.csv", 65,
      "s.csv: not a record of a run", "the run.json of a result folder"),
    Mistake(
      "a round without a year", ["s.csv": good], "archive add a.sqlite s.csv", 65,
      "s.csv: the round has no year", "give --year"),
    Mistake(
      "a mapping of other columns", ["s.csv": good, "m.csv": "a,b\n1,2\n"],
      "archive add a.sqlite s.csv --year 2015 --mapping m.csv", 65,
      "m.csv: row 1", "no column 'year' among a, b", "name one of them"),
    Mistake(
      "one year alone", ["s.csv": good], "trend s.csv --years 2015", 65,
      "no two years share a unit", "--mapping"),
  ]

  static let schemes = [
    Mistake(
      "weights that add up to 90", round(scheme.replacing("60", with: "50")), "bias d", 65,
      "scheme ", "the weights add up to 90, not 100", "correct the weights"),
    Mistake(
      "a word for a weight", round(scheme.replacing("60", with: "sixty")), "bias d", 65,
      "scheme.yaml ", "components, entry 1, weight: a number is expected", "correct the file"),
    Mistake(
      "an unknown scorer", round(scheme.replacing("scored_by: team", with: "scored_by: visitors")),
      "bias d", 65, "scheme.yaml ", "components, entry 1, scored_by: 'visitors' is none of team",
      "correct the file"),
    Mistake(
      "a tab in the scheme", round(scheme.replacing("  - {key: peer", with: "\t- {key: peer")),
      "bias d", 65, "scheme.yaml ", "line 5, column", "is not YAML", "not by tabs"),
    Mistake(
      "a full-width colon", round(scheme.replacing("name: x", with: "name： x")), "bias d", 65,
      "scheme.yaml ", "line 2, column", "is not YAML", "in half width"),
    Mistake(
      "no components", round("name: x\n"), "bias d", 65,
      "scheme.yaml ", "'components' is missing", "add it"),
    Mistake(
      "an empty scheme", round(""), "bias d", 65,
      "scheme.yaml ", "a list of keys with values is expected", "correct the file"),
    Mistake(
      "aliases without end",
      round(
        scheme
          + "i: &i [\(Array(repeating: "{item: q, full: 1}", count: 200).joined(separator: ","))]\n"
          + "c: &c [\(Array(repeating: "{category: c, full: 1, items: *i}", count: 200).joined(separator: ","))]\n"
          + "instrument: [\(Array(repeating: "{area: a, full: 1, categories: *c}", count: 200).joined(separator: ","))]\n"
      ), "bias d", 65, "scheme.yaml ", "aliases stand for more than 1000000 values",
      "write out what is meant"),
    Mistake(
      "an unknown team",
      round(scheme, ["d/findings.csv": "unit,team,kind,text\nu1,t9,highlight,x\n"]),
      "bias d", 65, "findings.csv!B2", "team 't9' is not in the list", "correct the name"),
    Mistake(
      "an unknown unit", round(scheme, ["d/ballots.csv": "unit,grade,count\nzz,excellent,3\n"]),
      "bias d", 65, "ballots.csv!A2", "unit 'zz' is not in the list", "correct the name"),
    Mistake(
      "an unknown grade", round(scheme, ["d/ballots.csv": "unit,grade,count\nu1,superb,3\n"]),
      "bias d", 65, "ballots.csv!B2", "'superb' is not a grade", "write one of excellent"),
    Mistake(
      "half a vote", round(scheme, ["d/ballots.csv": "unit,grade,count\nu1,excellent,3.5\n"]),
      "bias d", 65, "ballots.csv!C2", "3.5 is not a whole number", "write a whole number"),
  ]

  static let commands = [
    Mistake(
      "a command misspelt", [:], "biass s.csv", 64,
      "no command 'biass'", "did you mean 'bias'?", "--help"),
    Mistake(
      "an option misspelt", [:], "bias s.csv --formt csv", 64,
      "Unknown option '--formt'", "Did you mean '--format'?", "--help"),
    Mistake(
      "two inputs", [:], "bias s.csv t.csv", 64, "Unexpected argument 't.csv'", "--help"),
    Mistake(
      "a word for a seed", [:], "bias s.csv --seed x", 64,
      "'x' is invalid for '--seed", "Seed for all random draws"),
    Mistake("no thread", [:], "bias s.csv --threads 0", 64, "--threads", "give 1 or more"),
    Mistake(
      "a weight below zero", [:], "bias s.csv --weights onsite=-1", 64,
      "'onsite=-1' is invalid for '--weights", "onsite=60,routine=30,peer=10"),
    Mistake(
      "a weight of no component", ["s.csv": good], "bias s.csv --weights visit=60", 65,
      "no component 'visit'", "the scheme has onsite, routine, peer", "name one of them"),
    Mistake(
      "too few weights", ["s.csv": good], "bias s.csv --weights 60,40", 65,
      "2 weights for 3 components", "give one each for onsite, routine, peer"),
    Mistake(
      "a table misspelt", ["s.csv": good], "bias s.csv --format csv --table team_severty", 65,
      "no table 'team_severty'", "did you mean 'team_severity'?"),
    Mistake(
      "several tables as one stream", ["s.csv": good], "bias s.csv --format csv", 65,
      "one table", "--table", "-o DIR"),
    Mistake(
      "an unknown unit to explain", ["s.csv": good], "explain s.csv --unit u99", 65,
      "no unit 'u99'", "there are 'u0', 'u1'"),
  ]

  static let all = cells + rows + columns + kinds + places + schemes + commands
}
