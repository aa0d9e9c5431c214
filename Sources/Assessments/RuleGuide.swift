public import Phrases

extension Diagnostic.Rule {
  /// What a rule says, what breaks it, and what to do.
  public struct Guide: Sendable {
    /// What was found where the code stands.
    public let rule: Phrase
    /// Cells, names or numbers that bring it up.
    public let example: String
    /// What to do about it.
    public let cure: Phrase
  }

  /// The guide of the rule, which `steelyard explain-code` prints.
  public var guide: Guide {
    switch self {
    case .unreadableNumber:
      Guide(
        rule: Phrase("a cell that should hold a number holds other text"),
        example: "8O.5",
        cure: Phrase("write digits with a decimal point, or leave the cell blank"))
    case .aboveFullMarks:
      Guide(
        rule: Phrase("a score is above the full marks"),
        example: "104 / 100",
        cure: Phrase("correct the score, or give the full marks with --full"))
    case .negative:
      Guide(
        rule: Phrase("a score or count is below zero"),
        example: "-3",
        cure: Phrase("correct the value"))
    case .duplicateVisit:
      Guide(
        rule: Phrase("a unit has two rows with one team, or two rows in the list of units"),
        example: "A, team 1, 80; A, team 1, 82",
        cure: Phrase("delete one of the rows"))
    case .noTeam:
      Guide(
        rule: Phrase("a row does not say which team it is about"),
        example: "A, , 80",
        cure: Phrase("name the team in a team column, or give the sheet the team's name"))
    case .missingComponent:
      Guide(
        rule: Phrase("a component that has weight lacks a score"),
        example: "A, team 1, 80, , 90",
        cure: Phrase("enter the score, or give the component weight 0"))
    case .weightSum:
      Guide(
        rule: Phrase("the weights do not add up to 100"),
        example: "60 + 30 + 20",
        cure: Phrase("correct the weights"))
    case .raggedRow:
      Guide(
        rule: Phrase("a row has more or fewer cells than the header"),
        example: "a,1,87,5,90",
        cure: Phrase("put cells with commas in quotes, or complete the row"))
    case .noUnitName:
      Guide(
        rule: Phrase("a row does not name a unit"),
        example: ", team 1, 80",
        cure: Phrase("name the unit, or delete the row"))
    case .conflictingScore:
      Guide(
        rule: Phrase("one score is given with two values"),
        example: "85 in one file, 86 in another",
        cure: Phrase("keep one of the two"))
    case .unknownUnit:
      Guide(
        rule: Phrase("a unit is not in the list of units"),
        example: "Finance Bureu",
        cure: Phrase("correct the name, or add it to the list"))
    case .unknownTeam:
      Guide(
        rule: Phrase("a team is not in the list of teams, or was not sent to the unit"),
        example: "team 12 of 11",
        cure: Phrase("correct the team"))
    case .unknownItem:
      Guide(
        rule: Phrase("an item is not in the instrument"),
        example: "1.9.1",
        cure: Phrase("correct the item, or add it to scheme.yaml"))
    case .duplicateRating:
      Guide(
        rule: Phrase("an item score, a rater's score or a ballot grade is given twice"),
        example: "A, L1, 80; A, L1, 82",
        cure: Phrase("keep one of the two"))
    case .itemTree:
      Guide(
        rule: Phrase("full marks of the instrument do not add up, or an item is listed twice"),
        example: "20 + 41 in a category of 60",
        cure: Phrase("correct 'full' in the scheme"))
    case .emptyFile:
      Guide(
        rule: Phrase("a file has no rows, or the round no scores"),
        example: "unit,team,onsite",
        cure: Phrase("fill the table in, or leave the file out"))
    case .missingColumn:
      Guide(
        rule: Phrase("a table lacks a column it needs"),
        example: "unit, onsite, routine",
        cure: Phrase("rename a column, or map one as --columns team=NAME"))
    case .findingQuota:
      Guide(
        rule: Phrase("a team reported more or fewer highlights or problems than the rules ask for"),
        example: "2 of 3 to 5",
        cure: Phrase("ask the team, or change the quotas"))
    case .interviewQuota:
      Guide(
        rule: Phrase("a unit had more or fewer interviews than the rules ask for"),
        example: "4 of 5",
        cure: Phrase("ask the team, or change the quotas"))
    case .notApplicable:
      Guide(
        rule: Phrase("an item does not apply to some units"),
        example: "N.A.",
        cure: Phrase("nothing to do if that is the rule"))
    case .missingRating:
      Guide(
        rule: Phrase("an item of a visit has no score, or a cell of item scores is blank"),
        example: "A, 1.1.1, (blank)",
        cure: Phrase("enter the score, or N.A. where the item does not apply"))
    case .unknownComponent:
      Guide(
        rule: Phrase("a component is not in the scheme"),
        example: "interview",
        cure: Phrase("correct the name, or add it to the scheme"))
    case .unknownGrade:
      Guide(
        rule: Phrase("a grade is not one of the ballots'"),
        example: "superb",
        cure: Phrase("write a grade of the scheme"))
    case .unknownKind:
      Guide(
        rule: Phrase("a row of findings or interviews has an unknown kind, or none"),
        example: "idea",
        cure: Phrase("write highlight or problem, or the role"))
    case .badScheme:
      Guide(
        rule: Phrase("scheme.yaml cannot be used"),
        example: "weight: sixty",
        cure: Phrase("correct the file"))
    case .notATable:
      Guide(
        rule: Phrase("a file is not a table that can be read"),
        example: "scores.xls, scores.et",
        cure: Phrase("open it in Excel, WPS or LibreOffice and save it as .xlsx"))
    case .noName:
      Guide(
        rule: Phrase("a row of item scores does not name its assessor or item"),
        example: "A, , 1.1.1, 2",
        cure: Phrase("name both; a code will do"))
    case .rowLeftOut:
      Guide(
        rule: Phrase("a row was left out: a title, a note, a signature, a total"),
        example: "平均, 86.2",
        cure: Phrase("nothing to do if so; otherwise rename it"))
    case .columnLeftOut:
      Guide(
        rule: Phrase("columns were left out"),
        example: "序号, 排名, 备注",
        cure: Phrase("nothing to do if they are no scores; else name the column, or map it"))
    case .sheetLeftOut:
      Guide(
        rule: Phrase("a sheet of a workbook was left out"),
        example: "说明",
        cure: Phrase("name it with --sheet to read it"))
    case .hiddenRows:
      Guide(
        rule: Phrase("hidden rows were read like the others"),
        example: "rows 5 to 9",
        cure: Phrase("delete them if they do not belong to the table"))
    case .mergeFilled:
      Guide(
        rule: Phrase("a merged cell's value was given to all of its cells"),
        example: "B3:B6",
        cure: Phrase("nothing to do if so; otherwise unmerge it"))
    case .uncomputedFormula:
      Guide(
        rule: Phrase("a formula has no saved value"),
        example: "=SUM(D5:D8)",
        cure: Phrase("open the workbook, let it calculate, and save it"))
    case .staleFormulas:
      Guide(
        rule: Phrase("saved values of formulas may be out of date"),
        example: "=AVERAGE(C2:C9)",
        cure: Phrase("open the workbook and save it"))
    case .percents:
      Guide(
        rule: Phrase(
          "scores are percentages: they are read as shares of the full marks; percentages and plain numbers in one column are an error"
        ),
        example: "90.93% → 90.93",
        cure: Phrase("nothing to do if so; write all cells of a column in one way"))
    case .sheetsJoined:
      Guide(
        rule: Phrase("several sheets were read as one table"),
        example: "第一组, 第二组",
        cure: Phrase("name one with --sheet if that is wrong"))
    case .itemsUnfolded:
      Guide(
        rule: Phrase("a table with one column per item was read as one row per score"),
        example: "1.1.1 … 4.4.5",
        cure: Phrase("nothing to do if they are items"))
    case .encoding:
      Guide(
        rule: Phrase("a text file is not in UTF-8"),
        example: "GB18030",
        cure: Phrase("give --encoding if names look wrong"))
    case .tooManyVotes:
      Guide(
        rule: Phrase("a unit has more votes than members"),
        example: "45 of 40",
        cure: Phrase("correct the members, or the votes"))
    case .unusedNumbers:
      Guide(
        rule: Phrase(
          "a column of numbers is not used; where a component with weight is missing this is an error"
        ),
        example: "Desk review (30 numbers from 60 to 95)",
        cure: Phrase("--columns routine='Desk review', or --columns ignore='Desk review'"))
    case .nearName:
      Guide(
        rule: Phrase("names of units or teams differ only in case, blanks, width or punctuation"),
        example: "市财政局, 市 财政局",
        cure: Phrase("write the name in one way"))
    case .numberForm:
      Guide(
        rule: Phrase(
          "numbers are written with a unit, a decimal comma or commas between thousands"),
        example: "87,5; 87.5分",
        cure: Phrase("nothing to do if they are read rightly"))
    case .missingWord:
      Guide(
        rule: Phrase("a word stands where there is no score"),
        example: "缺考, 弃权, -",
        cure: Phrase("nothing to do if no score is meant; zero is a score"))
    case .implausibleScale:
      Guide(
        rule: Phrase("all scores of a component lie far below its full marks"),
        example: "0.92 or 9.2 of 100",
        cure: Phrase("give the full marks, as --full peer=10"))
    case .headingScale:
      Guide(
        rule: Phrase("headings, totals or scores state full marks or weights"),
        example: "实地考核（60分）",
        cure: Phrase("nothing to do if so; otherwise give --full or --weights"))
    case .totalCheck:
      Guide(
        rule: Phrase("totals of the file are compared with the scores"),
        example: "88.2, but the scores make 87.4",
        cure: Phrase(
          "check the total and the scores; pass the column over with --columns ignore=NAME"))
    case .partsCheck:
      Guide(
        rule: Phrase("parts of a score are added up and compared with it"),
        example: "30 + 25 + 28 is not 85",
        cure: Phrase("correct the score or its parts"))
    case .ambiguousColumn:
      Guide(
        rule: Phrase("several columns may be the one that is wanted"),
        example: "实地考核, 现场考核",
        cure: Phrase("choose one, as --columns onsite=NAME"))
    case .unmatchedUnits:
      Guide(
        rule: Phrase("units of one table are not in another"),
        example: "财政局 in one file, 市财政局 in the other",
        cure: Phrase("write each unit's name in one way in all files"))
    case .schemeFound:
      Guide(
        rule: Phrase("a scheme beside the data is used"),
        example: "scheme.yaml",
        cure: Phrase("name another with --scheme"))
    case .ownVisit:
      Guide(
        rule: Phrase("a team visits the home unit of one of its assessors"),
        example: "Li of Finance, team 3, visits Finance",
        cure: Phrase("send another team, or let the assessor stand aside"))
    case .coverageQuota:
      Guide(
        rule: Phrase(
          "too few branches or subordinate bodies of a unit were looked into, or more than there are"
        ),
        example: "0 of 6",
        cure: Phrase("ask the team, or change the quotas"))
    case .conflictingGroup:
      Guide(
        rule: Phrase("a unit belongs to one group, the province or sector that pages filter by"),
        example: "North, then South",
        cure: Phrase("write the same group in all its rows"))
    case .longName:
      Guide(
        rule: Phrase("names have up to \(RoundBuilder.longestName) characters"),
        example: "a text where a name should stand",
        cure: Phrase("shorten the name"))
    case .repeatedScores:
      Guide(
        rule: Phrase("the scores of a component follow exactly from those of another one"),
        example: "routine = onsite in all units",
        cure: Phrase("check that the right column was read"))
    case .filledDown:
      Guide(
        rule: Phrase(
          "teams that no column names in every row are read from where they stand: in the first of several rows, above their units, or as names of files or columns"
        ),
        example: "第一组, (blank), (blank), 第二组",
        cure: Phrase("nothing to do if so; otherwise name the team in every row"))
    }
  }
}
