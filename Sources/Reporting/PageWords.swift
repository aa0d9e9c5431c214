/// Every word the page's frame and scripts show; `%d` stands for a number.
public struct PageWords: Sendable {
  public var language = "en"
  public var follow = "Follow a unit through the page:"
  public var clear = "Clear"
  public var saveSVG = "Save SVG"
  public var savePNG = "Save PNG"
  public var search = "Search this table"
  public var sort = "Sort by this column"
  public var all = "Show all %d rows"
  public var fewer = "Show fewer rows"
  public var hidden = "%d more rows are folded away."
  public var rows = "%d rows"
  public var reset = "Back to the published weights"
  public var moved = "%d of %d units have another rank than with the published weights."
  public var noWeight = "At least one weight must be above 0."
  public var sliderColumns = ["rank", "unit", "team", "total", "published rank", "moved"]
  public var slidersTitle = "Try other weights"
  public var slidersNeedScripts =
    "With scripts allowed, this part has a slider for each weight and ranks the units again."
  public var chartNeedsScripts =
    "This chart is drawn with scripts allowed; its numbers are in the tables below."
  public var chartNeedsVega =
    "This chart needs Vega: install the package libjs-vega (or set STEELYARD_VEGA to a folder that "
    + "holds Vega's modules) and write the report again. Its numbers are in the tables below."
  public var vegaMissing =
    "Written without Vega: charts are still pictures, or left out, and cannot be clicked. Install "
    + "the package libjs-vega (or set STEELYARD_VEGA to a folder that holds Vega's modules) and "
    + "write the report again to get them. Every table is here."

  public init() {}

  var json: JSONValue {
    [
      "follow": .text(follow), "clear": .text(clear), "saveSVG": .text(saveSVG),
      "savePNG": .text(savePNG), "search": .text(search), "sort": .text(sort), "all": .text(all),
      "fewer": .text(fewer), "hidden": .text(hidden), "reset": .text(reset), "moved": .text(moved),
      "noWeight": .text(noWeight), "sliderColumns": .texts(sliderColumns),
    ]
  }
}
