import Appraisals
import Testing

@Suite struct OutlierScanTests {
  @Test func `more units than rows can be kept for are refused, with what to do`() throws {
    try OutlierScan.checkCount(250_000)
    let error = #expect(throws: AppraisalError.self) { try OutlierScan.checkCount(250_001) }
    let said = "\(try #require(error))"
    #expect(said.contains("250000 units") && said.contains("250001") && said.contains("leave out"))
  }
}
