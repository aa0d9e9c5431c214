"""Fills the template of the scheme beside this file, as a person would, with openpyxl 3.1.5.

    steelyard template FOLDER --scheme scheme.yaml --units 9
    python3 fill.py FOLDER/template.xlsx template.xlsx
"""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
teams = ["=1+1", "第二组", "007"]
units = [f"单位{number:02}" for number in range(1, 8)] + ["@SUM(A1)", "10"]
full = {"1.1": 5, "1.10": 5.5, "2": 5, "2.0": 4.5}


def put(sheet, row, values):
    for column, value in enumerate(values, 1):
        if value is not None:
            cell = book[sheet].cell(row, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # "=1+1" is a name here, no formula


for row, team in enumerate(teams, 2):
    put("teams", row, [team])
rating = ballot = 2
for number, unit in enumerate(units):
    team = teams[number % 3]
    # The last unit has a total and no item scores; the first two have a score of their members.
    total = 15.5 if number == 8 else None
    peer = 88.25 if number < 2 else None
    put("scores", number + 2, [unit, team, total, 70 + 2.5 * number, peer])
    if total is None:
        for assessor in ("甲", "B"):
            for item, most in full.items():
                score = round(most * (60 + 5 * number + (assessor == "B")) / 100, 1)
                if number == 3 and item == "1.10":
                    score = "N.A."
                put("ratings", rating, [unit, team, f"{assessor}{team}", item, score])
                rating += 1
    if peer is None:
        for grade, count in (("优秀", 10 + number), ("良好", 5), ("差", 0)):
            put("ballots", ballot, [unit, grade, count])
            ballot += 1
book.save(sys.argv[2])
