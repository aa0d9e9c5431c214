/// Where a part's relations lead: target part by id and by kind.
final class Relationships: XMLReader {
  private(set) var byID: [String: (kind: String, part: String)] = [:]
  /// Folder of the part the relations belong to, without a slash at its end.
  private let folder: String

  /// - Parameter part: the part whose relations are read; empty for the archive itself.
  init(of part: String, in archive: ZipArchive) throws(WorkbookProblem) {
    let cut = part.lastIndex(of: "/")
    folder = cut.map { String(part[..<$0]) } ?? ""
    let name = cut.map { String(part[part.index(after: $0)...]) } ?? part
    try super.init(limits: archive.limits)
    let file = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    _ = try read(file, of: archive)
  }

  func first(kind: String) -> String? {
    byID.sorted { $0.key < $1.key }.first { $0.value.kind == kind }?.value.part
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"]?.lowercased() != "external"
    else { return }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    guard let part = resolved(target) else {
      // Only parts of the workbook matter; drawings may point anywhere.
      if ["worksheet", "officeDocument", "sharedStrings", "styles"].contains(kind) {
        stop(.hostile("a part points out of the archive"))
      }
      return
    }
    byID[id] = (kind, part)
  }

  /// A target as a name in the archive; nil when it climbs out.
  private func resolved(_ target: String) -> String? {
    let target = target.replacing("\\", with: "/")
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." {
        guard steps.popLast() != nil else { return nil }
      } else if step != "." {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
