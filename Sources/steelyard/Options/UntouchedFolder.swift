import Foundation
import Phrases
import SteelyardKit
import TableIO

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

/// What people filled in, or any other file of the same name, is never written over.
///
/// - Throws: `AppraisalError` where a file stands in a folder that is to be written with other bytes.
func refuseEdited(_ files: [OutputFile], in folder: String) throws(AppraisalError) {
  for file in files {
    let path = (folder as NSString).appendingPathComponent(file.name)
    guard FileManager.default.fileExists(atPath: path), (try? fileBytes(path)) != file.bytes else {
      continue
    }
    throw AppraisalError(
      .unwritable,
      Phrase("\(path) is there already with other contents; name a new folder"))
  }
}
