import Foundation
import Phrases
import SteelyardKit

/// What people filled in is never written over.
///
/// - Throws: `AppraisalError` where a folder holds files already.
func refuseFilled(_ folder: String) throws(AppraisalError) {
  let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  guard present.isEmpty else {
    throw AppraisalError(
      .unwritable,
      Phrase("\(folder) holds files already (\(present.sorted()[0])); name a new folder"))
  }
}
