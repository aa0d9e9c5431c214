import Phrases

/// Every word the page's frame and scripts show; `%d` stands for a number.
struct PageWords: Sendable {
  let follow: String
  let clear: String
  let saveSVG: String
  let savePNG: String
  let search: String
  let sort: String
  let all: String
  let fewer: String
  let hidden: String
  let rows: String
  let oneRow: String
  let reset: String
  let moved: String
  let noWeight: String
  let sliderColumns: [String]
  let slidersTitle: String
  let slidersNeedScripts: String
  let chartNeedsScripts: String
  let chartNeedsVega: String
  let vegaMissing: String
  let skip: String
  let contents: String
  let glossary: String
  let states: [HTMLReport.Point.State: String]
  let firstRows: String
  let moreColumns: String
  let fewerColumns: String
  let meaning: String
  let unknownUnit: String
  let copy: String
  let copied: String
  let letter: String
  let byTeam: String
  let group: String
  let allGroups: String

  init(_ language: Language) {
    follow = Phrase("Follow a unit through the page:").said(in: language)
    clear = Phrase("Clear").said(in: language)
    saveSVG = Phrase("Save SVG").said(in: language)
    savePNG = Phrase("Save PNG").said(in: language)
    search = Phrase("Search this table").said(in: language)
    sort = Phrase("Sort by this column").said(in: language)
    all = Phrase("Show all %d rows").said(in: language)
    fewer = Phrase("Show fewer rows").said(in: language)
    hidden = Phrase("Rows folded away: %d.").said(in: language)
    rows = Phrase("%d rows").said(in: language)
    oneRow = Phrase("1 row").said(in: language)
    reset = Phrase("Back to the published weights").said(in: language)
    moved = Phrase("Units whose rank differs from that with the published weights: %d of %d.").said(
      in: language)
    noWeight = Phrase("At least one weight must be above 0.").said(in: language)
    sliderColumns = [
      Phrase("rank"), Phrase("unit"), Phrase("team"), Phrase("total"), Phrase("published rank"),
      Phrase("moved"),
    ].map { $0.said(in: language) }
    slidersTitle = Phrase("Try other weights").said(in: language)
    slidersNeedScripts =
      Phrase(
        "With scripts allowed, this part has a slider for each weight and ranks the units again."
      ).said(in: language)
    chartNeedsScripts =
      Phrase("This chart is drawn with scripts allowed; its numbers are in the tables below.").said(
        in: language)
    chartNeedsVega =
      Phrase(
        "This chart needs Vega: install the package libjs-vega (or set STEELYARD_VEGA to a folder that "
          + "holds Vega's modules) and write the report again. Its numbers are in the tables below."
      ).said(in: language)
    vegaMissing =
      Phrase(
        "Written without Vega: charts are still pictures, or left out, and cannot be clicked. Install "
          + "the package libjs-vega (or set STEELYARD_VEGA to a folder that holds Vega's modules) and "
          + "write the report again to get them. Every table is here."
      ).said(in: language)
    skip = Phrase("To the contents").said(in: language)
    contents = Phrase("Contents").said(in: language)
    glossary = Phrase("What do the columns mean?").said(in: language)
    states = [
      .ready: Phrase("ready"), .look: Phrase("look"), .blocked: Phrase("blocked"),
    ].mapValues { $0.said(in: language) }
    firstRows = Phrase("the first %d are shown here").said(in: language)
    moreColumns = Phrase("More columns (%d)").said(in: language)
    fewerColumns = Phrase("Fewer columns").said(in: language)
    meaning = Phrase("What does '%s' mean?").said(in: language)
    unknownUnit = Phrase("No such unit: %s").said(in: language)
    copy = Phrase("Copy").said(in: language)
    copied = Phrase("Copied").said(in: language)
    letter = Phrase("Print as a letter").said(in: language)
    byTeam = Phrase("visited by %s").said(in: language)
    group = Phrase("Group:").said(in: language)
    allGroups = Phrase("all").said(in: language)
  }

  var json: JSONValue {
    [
      "follow": .text(follow), "clear": .text(clear), "saveSVG": .text(saveSVG),
      "savePNG": .text(savePNG), "search": .text(search), "sort": .text(sort), "all": .text(all),
      "fewer": .text(fewer), "hidden": .text(hidden), "reset": .text(reset), "moved": .text(moved),
      "noWeight": .text(noWeight), "sliderColumns": .texts(sliderColumns),
      "contents": .text(contents), "moreColumns": .text(moreColumns),
      "fewerColumns": .text(fewerColumns), "meaning": .text(meaning),
      "unknownUnit": .text(unknownUnit), "copy": .text(copy), "copied": .text(copied),
      "letter": .text(letter), "slidersTitle": .text(slidersTitle), "byTeam": .text(byTeam),
      "group": .text(group), "allGroups": .text(allGroups),
    ]
  }
}
