import Assessments
import Foundation

/// A round read from a folder of files that lives as long as the reading.
func readingOfFolder(
  _ files: [String: String], by reader: RoundReader = RoundReader()
) throws -> RoundReading {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  return try reader.read(path: folder.path)
}
