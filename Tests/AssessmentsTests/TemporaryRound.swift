import Assessments
import FoundationEssentials
import TestSupport

/// A round read from a folder of files that lives as long as the reading.
func readingOfFolder(
  _ files: [String: String], by reader: RoundReader = RoundReader()
) throws -> RoundReading {
  let folder = try TemporaryFolder()
  for (name, text) in files { try folder.write(text, to: name) }
  return try reader.read(path: folder.url.path)
}
