import Testing

@Suite struct PublicDeclarationsTests {
  private func texts(_ source: String) -> [String] {
    PublicDeclarations(source: source).all.map(\.text)
  }

  @Test func `types, members, initialisers and cases are found, bodies are not searched`() {
    let source = """
      public struct Unit: Sendable {
        public let name: String
        let code: Int
        public init(name: String) {
          let code = { public in 1 }
          self.name = name
        }
        public subscript(index: Int) -> Int { index }
        enum Inner { case a }
      }
      public enum Kind {
        case one
        case two(Int)
        public static func named(_ text: String) -> Kind? {
          switch text {
          case "one": .one
          default: nil
          }
        }
      }
      public typealias Place = Int
      """
    #expect(
      texts(source).map { $0.prefix { $0 != ":" && $0 != "(" && $0 != "{" && $0 != "=" } } == [
        "public struct Unit", "public let name", "public init", "public subscript",
        "public enum Kind ", "case one", "case two", "public static func named",
        "public typealias Place ",
      ])
  }

  @Test func `members of public extensions and protocols are public unless they say otherwise`() {
    let source = """
      public extension Int {
        var half: Int { self / 2 }
        internal var third: Int { self / 3 }
      }
      public protocol Named {
        associatedtype Name
        var name: Name { get }
      }
      extension Int {
        public mutating func grow() { self += 1 }
      }
      """
    #expect(
      texts(source) == [
        "var half: Int { self / 2 }", "public protocol Named {", "associatedtype Name",
        "var name: Name { get }", "public mutating func grow() { self += 1 }",
      ])
  }

  @Test func `a setter of lower access leaves a property public`() {
    #expect(texts("struct A {\n  public private(set) var a = 1\n}").count == 1)
    #expect(texts("struct A {\n  private(set) var a = 1\n}").isEmpty)
  }

  @Test func `text and comments hold no declarations and no braces`() {
    let source = ##"""
      let a = "{ \(f("}")) \" {"
      /* { /* } */ public var b = 1 */
      let c = """
        public var d = 1 {
        """
      // {
      public import Foundation
      public var e = #"""
        { "#
        """#
      """##
    #expect(texts(source) == ["public var e ="])
  }

  @Test func `a comment counts above attributes, not above a blank line`() {
    let source = """
      /// Documented.
      @inlinable
      public func a() {}

      /// Of nothing.

      public func b() {}
      // Plain.
      public func c() {}
      """
    let found = PublicDeclarations(source: source)
    #expect(found.undocumented.map(\.line) == [7, 9])
  }
}
