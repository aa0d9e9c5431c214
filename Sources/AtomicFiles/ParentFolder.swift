/// The path of the folder that a path's last name is in; empty for a name alone.
///
/// Foundation's own `deletingLastPathComponent` traps on paths such as "a" and ".".
public func parentFolder(of path: String) -> String {
  let bytes = Array(path.utf8)
  let slash = UInt8(ascii: "/")
  guard let end = bytes.lastIndex(where: { $0 != slash }) else { return path.isEmpty ? "" : "/" }
  guard let before = bytes[...end].lastIndex(of: slash) else { return "" }
  guard let last = bytes[..<before].lastIndex(where: { $0 != slash }) else { return "/" }
  return String(decoding: bytes[...last], as: UTF8.self)
}
