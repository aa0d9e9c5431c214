"""Makes the awkward workbooks beside this file: python3 make-workbooks.py

Needs openpyxl 3.1.5 and XlsxWriter 3.3.1 (PyPI); with --others also LibreOffice 7.4.7 (soffice)
and msoffcrypto-tool 6.1.0 (PyPI), which save some of the workbooks again in their own ways. What each workbook must read as stands in
WorkbookTests.swift and ShapedSheetTests.swift. Bytes differ from run to run only in time stamps.
"""
import csv, datetime, os, shutil, subprocess, sys, tempfile, zipfile

import openpyxl, xlsxwriter

here = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(here, name)


def merged_headers():
    """A title, a form line, a header over two rows, a total row and a note, as offices make them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "考核汇总"
    sheet["A1"] = "2015年度基层党建考核成绩汇总表"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "填表单位：考核办"
    sheet["E2"] = "日期：2015-12-31"
    for cell, text in {"A3": "序号", "B3": "被考核\n单位", "C3": "考 核 组", "D3": "考核得分",
                       "D4": "实地考核（60%）", "E4": "平时考核", "F4": "民主测评"}.items():
        sheet[cell] = text
    for block in ["A3:A4", "B3:B4", "C3:C4", "D3:F3"]:
        sheet.merge_cells(block)
    rows = [("市财政局", "一组", 85.3, 88, 90), ("市教育局", None, 82.1, 85, 91.5),
            ("市卫生局", "二组", 0.1 + 0.2, "８５．５", 89), ("市水务局", None, 79, 80, "９０")]
    for index, row in enumerate(rows):
        sheet.append([index + 1, *row])
    sheet.merge_cells("C5:C6")
    sheet.merge_cells("C7:C8")
    sheet.append(["合 计", None, None, "=SUM(D5:D8)", None, None])
    sheet.merge_cells("A9:C9")
    sheet.append(["平均", None, None, 61.7, 84.6, 90.1])
    sheet.append([None])
    sheet.append(["注：成绩保留一位小数。"])
    book.save(path("merged-headers.xlsx"))


def team_sheets():
    """One sheet a team without a team column, an empty sheet and a hidden one."""
    book = openpyxl.Workbook()
    for number, team in enumerate(["第一组", "第二组", "第三组"]):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = team
        sheet.append(["单位", "实地考核", "平时考核", "民主测评"])
        for unit in range(3):
            sheet.append([f"单位{number * 3 + unit + 1}", 80 + number + unit / 10, 85 + unit, 90])
        sheet.append(["小计", 250, 260, 270])
    book.create_sheet("Sheet4")
    hidden = book.create_sheet("旧数据")
    hidden.append(["单位", "实地考核", "平时考核", "民主测评"])
    hidden.append(["撤销单位", 1, 2, 3])
    hidden.sheet_state = "hidden"
    book.save(path("team-sheets.xlsx"))


def round_sheets():
    """Sheets named like the files of a round."""
    book = xlsxwriter.Workbook(path("round-sheets.xlsx"))
    sheets = {
        "units": [["unit", "name", "team"], ["a", "Alpha", "t1"], ["b", "Beta", "t1"],
                  ["c", "Gamma", "t2"], ["d", "Delta", "t2"]],
        "scores": [["unit", "team", "onsite", "routine"], ["a", "t1", 80, 81], ["b", "t1", 82, 83],
                   ["c", "t2", 84, 85], ["d", "t2", 86, 87]],
        "ballots": [["unit", "grade", "count"]] + [
            [unit, grade, count] for unit in "abcd" for grade, count in
            [("excellent", 8), ("good", 2)]],
        "photos": [["file", "size"], ["x.jpg", 12]],
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
    book.close()


def wide_items():
    """A column an item under area names, one row an assessor and unit."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "评分"
    sheet.append(["单位", "考核组", "考核人", "组织建设", None, "党员教育", None])
    sheet.append([None, None, None, "q1", "q2", "q3", "q4"])
    for block in ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]:
        sheet.merge_cells(block)
    for unit, team in [("甲", "一组"), ("乙", "一组"), ("丙", "二组")]:
        for person in "张李":
            sheet.append([unit, team, person, 5, 4.5, None if unit == "丙" else 3, "不适用"])
    book.save(path("wide-items.xlsx"))


def values():
    """Every kind of cell: dates, times, percents, texts that look like numbers, errors."""
    book = xlsxwriter.Workbook(path("values.xlsx"), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("values")
    form = lambda code: book.add_format({"num_format": code})
    sheet.write_row(0, 0, ["what", "value"])
    rows = [
        ("day", datetime.date(2015, 12, 31), form("yyyy/m/d")),
        ("chinese day", datetime.date(1900, 2, 28), form('yyyy"年"m"月"d"日"')),
        ("first day after the gap", datetime.date(1900, 3, 1), form("d-mmm-yy")),
        ("moment", datetime.datetime(2016, 2, 29, 8, 30, 15), form("yyyy-mm-dd hh:mm:ss")),
        ("time", datetime.time(8, 30), form("h:mm AM/PM")),
        ("elapsed", 1.25, form("[h]:mm:ss")),
        ("percent", 0.855, form("0.0%")),
        ("red number", -12.5, form('[Red]#,##0.00;[Blue]-#,##0.00')),
        ("points", 85, form('0"分"')),
        ("seventeen digits", 0.1, None),
        ("float sum", 0.1 + 0.2, None),
        ("large", 123456789012345678, None),
        ("small", 1e-7, None),
        ("whole", 90.0, None),
        ("negative zero", -0.0, None),
        ("true", True, None),
        ("full width", "８５．５", None),
        ("text", " 7 ", None),
        ("blank text", "", None),
        ("serial of no date", 60, form("yyyy-mm-dd")),
    ]
    for index, (what, value, style) in enumerate(rows):
        sheet.write(index + 1, 0, what)
        if value == "":
            sheet.write_blank(index + 1, 1, None, form("0.0"))
        elif isinstance(value, datetime.time | datetime.date):
            sheet.write_datetime(index + 1, 1, value, style)
        else:
            sheet.write(index + 1, 1, value, style)
    sheet.write(len(rows) + 1, 0, "error")
    sheet.write_formula(len(rows) + 1, 1, "=1/0", None, "#DIV/0!")
    sheet.write(len(rows) + 2, 0, "text formula")
    sheet.write_formula(len(rows) + 2, 1, '="a"&"b"', None, "ab")
    rich = book.add_format({"bold": True})
    sheet.write(len(rows) + 3, 0, "rich")
    sheet.write_rich_string(len(rows) + 3, 1, "党", rich, "建 ", "A&B <c>")
    book.close()


def counted_from_1904():
    book = xlsxwriter.Workbook(path("date1904.xlsx"), {"date_1904": True})
    sheet = book.add_worksheet("d")
    sheet.write_row(0, 0, ["day", "n"])
    style = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, day in enumerate([datetime.date(1904, 1, 2), datetime.date(2015, 12, 31)]):
        sheet.write_datetime(row + 1, 0, day, style)
        sheet.write(row + 1, 1, row)
    book.close()


def uncomputed():
    """openpyxl writes formulas without their values."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["unit", "team", "onsite", "routine", "peer"])
    for index in range(4):
        sheet.append([f"u{index}", f"t{index % 2}", 80 + index, 81 + index, 82])
    sheet["C4"] = "=AVERAGE(80,90)"
    book.save(path("uncomputed.xlsx"))


def hostile_names():
    """Names that are formulas, markup, paths, control characters and very long, as text."""
    book = xlsxwriter.Workbook(path("hostile-names.xlsx"))
    sheet = book.add_worksheet("<b>&'sheet")
    sheet.write_row(0, 0, ["unit", "team", "onsite", "routine", "peer"])
    names = ["=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "<script>alert(1)</script>",
             "../../etc/passwd", "\x1b[31mred", "a\u202eb", "_x0041_", "x" * 3000]
    for index, name in enumerate(names):
        sheet.write_string(index + 1, 0, name)
        sheet.write_row(index + 1, 1, [f"t{index % 2}", 80 + index, 81, 82])
    book.close()


def sparse():
    """Inline strings, no r attributes, prefixed names, phonetic runs, rows far apart: by hand."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships>'
        '<Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/s1.xml"/>'
        '<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>'
        '<Relationship Id="r3" Type="http://x/worksheet" Target="worksheets/s2.xml"/>'
        '</Relationships>',
        "xl/workbook.xml": '<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets>'
        '<x:sheet name="bare" sheetId="1" r:id="r1"/><x:sheet name="far" sheetId="2" r:id="r3"/>'
        '</x:sheets></x:workbook>',
        "xl/sharedStrings.xml": '<sst><si><r><t>东</t></r><r><t>京</t></r><rPh sb="0" eb="2">'
        '<t>トウキョウ</t></rPh><phoneticPr/></si><si><t xml:space="preserve"> a_x000D_\nb </t></si>'
        '</sst>',
        "xl/worksheets/s1.xml": '<worksheet><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><r><t>sc</t></r><r>'
        '<t>ore</t></r></is></c></row><row><c t="s"><v>0</v></c><c><v>1.50</v></c></row>'
        '<row/><row><c t="s"><v>1</v></c><c t="d"><v>2015-12-31</v></c></row>'
        '<row><c t="str"><f>"x"</f><v></v></c><c><f>1+1</f></c></row></sheetData></worksheet>',
        "xl/worksheets/s2.xml": '<worksheet><sheetData><row r="5"><c r="D5" t="inlineStr"><is>'
        '<t>k</t></is></c><c r="F5" t="inlineStr"><is><t>v</t></is></c></row>'
        '<row r="900"><c r="D900" t="inlineStr"><is><t>a</t></is></c><c r="F900"><v>7</v></c></row>'
        '</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path("sparse.xlsx"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def two_rows_unmerged():
    """A header over two rows without merged cells, beginning in column B."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"], sheet["C2"], sheet["D2"], sheet["G2"] = "unit", "team", "onsite", "routine"
    sheet["D3"], sheet["E3"], sheet["F3"] = "plan", "work", "result"
    for row, unit in enumerate("abc"):
        for column, value in enumerate([unit, "t", 1.5, 2, row, 80]):
            sheet.cell(row + 4, column + 2, value)
    sheet["J5"] = "stray remark"
    sheet.row_dimensions[6].hidden = True
    book.save(path("two-rows.xlsx"))


def printed_pages():
    """Lines that name groups, a header repeated on each page, sums of groups, a line to sign."""
    book = openpyxl.Workbook()
    sheet = book.active
    header = ["单位", "考核组", "实地考核", "平时考核", "民主测评"]
    for row in [["2015年考核成绩"], ["单位：分"], [], header, ["第一考核组"], ["甲", "一组", 81, 80, 90],
                ["乙", "一组", 83, 82, 91], ["小计", None, 164, 162, 181], header, ["第二考核组"],
                ["丙", "二组", 85, 84, 92], ["Mean", None, 83, 82, 91],
                ["制表人：张三", None, "审核人：李四"]]:
        sheet.append(row)
    for block in ["A1:E1", "A5:E5", "A10:E10"]:
        sheet.merge_cells(block)
    book.save(path("printed-pages.xlsx"))


def three_rows():
    """A header over three rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["单位", "考核组", "实地考核", None, None, None, "平时考核"],
                [None, None, "组织", None, "党员", None, None],
                [None, None, "班子", "制度", "教育", "发展", None], ["甲", "一组", 1, 2, 3, 4, 80]]:
        sheet.append(row)
    for block in ["A1:A3", "B1:B3", "C1:F1", "G1:G3", "C2:D2", "E2:F2"]:
        sheet.merge_cells(block)
    book.save(path("three-rows.xlsx"))


def decorated():
    """Validation, comments, colours, a chart sheet, an autofilter: all but the cells is ignored."""
    book = xlsxwriter.Workbook(path("decorated.xlsx"))
    chart_sheet = book.add_chartsheet("chart")
    sheet = book.add_worksheet("data")
    sheet.write_row(0, 0, ["unit", "team", "onsite", "routine", "peer"],
                    book.add_format({"bold": True, "bg_color": "#FFFF00"}))
    for row in range(6):
        sheet.write_row(row + 1, 0, [f"u{row}", f"t{row % 2}", 80 + row, 85.5, 90])
    sheet.write_comment("C2", "why?")
    sheet.data_validation("C2:C7", {"validate": "decimal", "criteria": "between", "minimum": 0,
                                    "maximum": 100})
    sheet.conditional_format("C2:C7", {"type": "3_color_scale"})
    sheet.autofilter("A1:E7")
    sheet.freeze_panes(1, 0)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=data!$C$2:$C$7"})
    chart_sheet.set_chart(chart)
    book.close()


def same_as_csv():
    """The sample round of notebooks-data as a workbook: both must give the same results."""
    source = os.path.join(here, "../../../notebooks-data/data/small-english/scores.csv")
    book = xlsxwriter.Workbook(path("small-english.xlsx"))
    sheet = book.add_worksheet("scores 2024")
    sheet.write_row(0, 0, ["Scores of the year 2024"])
    with open(source, encoding="utf-8-sig", newline="") as file:
        for index, row in enumerate(csv.reader(file)):
            for column, text in enumerate(row):
                try:
                    sheet.write_number(index + 2, column, float(text))
                except ValueError:
                    sheet.write_string(index + 2, column, text)
    book.close()


def by_other_programs():
    """The same tables as LibreOffice writes them, in the formats that are refused, and encrypted."""
    def convert(name, kind, target):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder,
                            path(name + ".xlsx")], check=True)
            shutil.move(os.path.join(folder, f"{name}.{kind.split(':')[0]}"), path(target))
    for name in ["merged-headers", "values", "wide-items"]:
        convert(name, "xlsx:Calc MS Excel 2007 XML", f"libreoffice-{name}.xlsx")
    convert("merged-headers", "ods", "merged-headers.ods")
    convert("merged-headers", "xls", "merged-headers.xls")
    subprocess.run([sys.executable, "-m", "msoffcrypto", "-e", "-p", "secret",
                    path("uncomputed.xlsx"), path("password.xlsx")], check=True)


if __name__ == "__main__":
    print("openpyxl", openpyxl.__version__, "XlsxWriter", xlsxwriter.__version__)
    for make in [merged_headers, team_sheets, round_sheets, wide_items, values, counted_from_1904,
                 uncomputed, hostile_names, sparse, two_rows_unmerged, printed_pages,
                 three_rows, decorated, same_as_csv]:
        make()
    if "--others" in sys.argv:
        by_other_programs()
