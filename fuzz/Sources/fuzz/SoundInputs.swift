/// A small round, file by file.
enum SoundRoundFiles {
  static let texts: [String: String] = [
    "scheme.yaml": """
    name: small
    year: 2017
    components:
      - {key: onsite, weight: 60, full: 100, scored_by: team}
      - {key: routine, weight: 30, full: 100, scored_by: centre}
      - {key: peer, weight: 10, full: 100, scored_by: members}

    """,
    "units.csv": "unit,team\nu1,t1\nu2,t1\nu3,t2\nu4,t2\n",
    "scores.csv":
      "unit,onsite,routine,peer\nu1,80,82,90\nu2,70,75,88\nu3,85,80,91\nu4,78,79,85\n",
    "ratings.csv": "",
    "ballots.csv": "",
    "findings.csv": "unit,team,kind,text\nu1,t1,highlight,good\nu3,t2,problem,late\n",
    "interviews.csv": "unit,role,count\nu1,staff,4\nu3,head,1\n",
    "assessors.csv": "assessor,team,role\np1,t1,head\np2,t2,head\n",
  ]
}

/// A workbook of one sheet with numbers, shared texts and a format, part by part.
enum SoundBook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  static let parts: [(name: String, bytes: [UInt8])] = [
    (
      "xl/worksheets/sheet1.xml",
      """
      <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>u</t></is></c><c r="B2" s="1"><v>0.5</v></c></row>
      <row r="3"><c r="A3" t="str"><f>A2</f><v>u</v></c><c r="B3" t="b"><v>1</v></c></row></sheetData>
      <mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>
      """
    ),
    (
      "xl/sharedStrings.xml",
      "<sst xmlns=\"\(main)\"><si><t>unit</t></si><si><r><t>sc</t></r><r><t>ore</t></r></si></sst>"
    ),
    (
      "xl/styles.xml",
      """
      <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
      <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
      """
    ),
    (
      "xl/workbook.xml",
      """
      <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
      """
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>
      <Relationship Id="rId3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
      """
    ),
    (
      "_rels/.rels",
      """
      <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """
    ),
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    ),
  ].map { (name: $0.0, bytes: Array($0.1.utf8)) }
}

/// A zip file whose entries are stored as they are.
enum StoredZip {
  static func bytes(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var (out, directory) = ([UInt8](), [UInt8]())
    for part in parts {
      let (name, crc) = (Array(part.name.utf8), checksum(part.bytes))
      let start = out.count
      let common =
        two(20) + two(0x800) + two(0) + four(0) + four(Int(crc)) + four(part.bytes.count)
        + four(part.bytes.count) + two(name.count) + two(0)
      out += [0x50, 0x4b, 3, 4] + common + name + part.bytes
      directory +=
        [0x50, 0x4b, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(start)
        + name
    }
    let start = out.count
    return out + directory + [0x50, 0x4b, 5, 6] + two(0) + two(0) + two(parts.count)
      + two(parts.count) + four(directory.count) + four(start) + two(0)
  }

  private static func two(_ value: Int) -> [UInt8] {
    [UInt8(value & 255), UInt8(value >> 8 & 255)]
  }
  private static func four(_ value: Int) -> [UInt8] { two(value & 0xffff) + two(value >> 16) }

  private static let remainders: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
  }

  /// CRC-32 as zip has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xffff_ffff) { remainders[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
  }
}
