"""Makes the files beside this one: python3 make-shapes.py

Needs openpyxl 3.1.5 (PyPI). Names and scores are invented; the same 30 units, 5 teams and scores are
in every file of one language, so that each reads as plain.csv or plain-english.csv does.
"""
import csv, os, random

import openpyxl
from openpyxl.styles import Font

here = os.path.dirname(os.path.abspath(__file__))
random.seed(20160104)

places = ["河东", "河西", "南山", "北湖", "青石", "白杨"]
kinds = ["粮食局", "测绘局", "园林局", "档案馆", "气象站"]
teams = ["第一组", "第二组", "第三组", "第四组", "第五组"]
names = [place + kind for kind in kinds for place in places]
lean = [0.8, -1.1, 0.2, -0.4, 0.6]
rows = []
for index, name in enumerate(names):
    quality = random.gauss(0, 3)
    team = index // 6
    onsite = round(84 + quality + lean[team] + random.gauss(0, 1), 2)
    routine = round(86 + 0.8 * quality + random.gauss(0, 1.5), 1)
    peer = round(90 + 0.4 * quality + random.gauss(0, 1.5), 2)
    rows.append((name, teams[team], onsite, routine, peer))


def total(row):
    return round(0.6 * row[2] + 0.3 * row[3] + 0.1 * row[4], 2)


def rank(row):
    return 1 + sum(total(other) > total(row) for other in rows)


def path(name):
    return os.path.join(here, name)


def plain(name, header, data):
    with open(path(name), "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header] + data)


def team_sheets():
    book = openpyxl.Workbook()
    note = book.active
    note.title = "填表说明"
    note["A1"] = "一、各考核组在本组工作表内填写。"
    note["A2"] = "二、各项满分均为100分。"
    for team in teams:
        sheet = book.create_sheet(team)
        sheet["A1"] = team + "考核成绩登记表"
        sheet.merge_cells("A1:F1")
        sheet["A1"].font = Font(bold=True)
        sheet.append(["序号", "被考核单位", "平时考核得分", "实地考核得分", "民主测评得分", "备注"])
        own = [row for row in rows if row[1] == team]
        for index, row in enumerate(own):
            sheet.append([index + 1, row[0], row[3], row[2], row[4], "补报材料" if index == 3 else None])
        sheet.append([None, "平均", round(sum(r[3] for r in own) / 6, 2), None, None])
        sheet.append(["考核组长（签字）："])
    book.save(path("team-sheets.xlsx"))


def merged_headers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总表"
    sheet["A1"] = "2015年度机关党建工作考核汇总表"
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "填报单位：考核办公室"
    sheet["H2"] = "日期：2016年1月4日"
    heads = {"A3": "序号", "B3": "考核组别", "C3": "单位名称", "D3": "实地考核（60%）", "D4": "思想建设",
             "E4": "组织建设", "F4": "作风建设", "G4": "小计", "H3": "平时考核（30%）", "I3": "民主测评满意率（10%）",
             "J3": "总分", "K3": "名次"}
    for cell, text in heads.items():
        sheet[cell] = text
    for block in ["A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4", "I3:I4", "J3:J4", "K3:K4"]:
        sheet.merge_cells(block)
    for index, row in enumerate(rows):
        first, second = round(row[2] * 0.4, 2), round(row[2] * 0.35, 2)
        line = 5 + index
        sheet.append([index + 1, row[1] if index % 6 == 0 else None, row[0], first, second,
                      round(row[2] - first - second, 2), row[2], row[3], round(row[4] / 100, 4),
                      total(row), rank(row)])
        sheet.cell(line, 9).number_format = "0.00%"
        if index % 6 == 0:
            sheet.merge_cells(start_row=line, end_row=line + 5, start_column=2, end_column=2)
    sheet.append(["合计", None, None, None, None, None, round(sum(r[2] for r in rows), 2)])
    sheet.append(["注：民主测评满意率为优秀和良好票所占比例。"])
    sheet.append(["制表人：", None, None, "审核人：", None, None, "2016年1月4日"])
    book.save(path("merged-headers.xlsx"))


def gb18030():
    with open(path("results-gb18030.csv"), "w", encoding="gb18030", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(["2015年度党建考核结果", "", "", "", "", "", ""])
        out.writerow(["序号", "部门", "考核小组", "实地考核", "平时考核", "民主测评（满意率）", "综合得分"])
        for index, row in enumerate(rows):
            out.writerow([index + 1, row[0], row[1], row[2], row[3], f"{row[4]}%", total(row)])
        out.writerow(["", "平均", "", round(sum(r[2] for r in rows) / 30, 2), "", "", ""])
        out.writerow(["注：满意率按有效票计算", "", "", "", "", "", ""])


def english(data):
    with open(path("results-english.csv"), "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["Department", "Inspection team", "Site visit", "Desk review", "Staff vote",
                      "Overall score", "Rank", "Comments"])
        for row in data:
            out.writerow(list(row) + [total(row), rank(row), ""])


def folder():
    os.makedirs(path("folder"), exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["考核组", "单位", "得分", "考核日期"])
    for row in rows:
        sheet.append([row[1], row[0], row[2], "2015-12-15"])
    book.save(path("folder/实地考核.xlsx"))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "平时考核成绩"
    sheet.append(["序号", "单位名称", "成绩"])
    for index, row in enumerate(sorted(rows)):
        sheet.append([index + 1, row[0], row[3]])
    book.save(path("folder/平时考核.xlsx"))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["单位", "民主测评得分（100分）"])
    for row in reversed(rows):
        sheet.append([row[0], row[4]])
    book.save(path("folder/民主测评.xlsx"))


translated = [(f"Office {index + 1:02}", ["Red", "Blue", "Green", "Amber", "White"][index // 6]) + row[2:]
              for index, row in enumerate(rows)]
plain("plain.csv", ["单位", "考核组", "实地考核", "平时考核", "民主测评"], rows)
plain("plain-english.csv", ["unit", "team", "onsite", "routine", "peer"], translated)
team_sheets()
merged_headers()
gb18030()
english(translated)
folder()
