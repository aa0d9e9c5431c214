import AtomicFiles
import Testing

@Suite struct ParentFolderTests {
  @Test(arguments: [
    ("a", ""), (".", ""), ("", ""), ("a/", ""), ("a/b", "a"), ("a//b/", "a"), ("/a", "/"),
    ("/", "/"), ("//", "/"), ("a/b/c", "a/b"), ("../a", ".."), ("单/位", "单"), ("单", ""),
    ("//a", "/"),
  ])
  func `the folder of a path is what stands before its last name`(path: String, folder: String) {
    #expect(parentFolder(of: path) == folder)
  }
}
