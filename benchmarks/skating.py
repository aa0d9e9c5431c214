#!/usr/bin/env python3
"""Severities of real rounds whose truth is known: figure skating 2016-17.

Run: python3 skating.py BINARY DATA > results/skating.md

Every performance was scored by nine judges. One judge kept per event makes a round: the event is a team
that scored its units alone, and the panel's mean tells how severe that judge was. DATA holds
rounds.csv (programme, seat, unit, team, onsite, routine, peer), truth.csv (programme, seat, team,
severity), panels.csv (program, competition, performance, seat, points) and panels_f.csv (program,
competition, p of the two-way F test). They are made from BuzzFeed News, figure skating scores, CC BY 4.0,
public repository 2018-02-figure-skating-analysis, and are not part of this project.
"""
import collections
import csv
import datetime
import math
import pathlib
import platform
import subprocess
import sys
import tempfile

binary, data = sys.argv[1], pathlib.Path(sys.argv[2])


def rows(name):
    with open(data / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def severities(lines):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "round.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run([binary, "bias", path / "round.csv", "-o", path / "out", "--quiet"], check=True)
        with open(path / "out" / "team_severity.csv", newline="", encoding="utf-8-sig") as file:
            return {row["team"]: row for row in csv.DictReader(file)}


def grouped(table, *keys):
    groups = collections.defaultdict(list)
    for row in table:
        groups[tuple(row[key] for key in keys)].append(row)
    return sorted(groups.items())


SCALE = 2.0  # points of the programme to points of 100
truth = {(r["programme"], r["seat"], r["team"]): float(r["severity"]) for r in rows("truth.csv")}
print("# Figure skating: real rounds with known severities\n")
print("| programme | severities | 95 % intervals cover | RMSE, points | SD of the truth |")
print("| --- | ---: | ---: | ---: | ---: |")
for (programme,), own in grouped(rows("rounds.csv"), "programme"):
    covered, errors, true = 0, [], []
    for (seat,), units in grouped(own, "seat"):
        peer = lambda r: f'{float(r["peer"]) / SCALE:.4f}' if r["peer"] else ""
        found = severities(["unit,team,onsite,routine,peer"] + [
            f'{r["unit"]},{r["team"]},{float(r["onsite"]) / SCALE:.3f},{float(r["routine"]):.2f},{peer(r)}'
            for r in units])
        known = {team: truth[programme, seat, team] / SCALE for team in found}
        centre = sum(known.values()) / len(known)
        for team, row in found.items():
            value = known[team] - centre
            true.append(value)
            errors.append(float(row["severity"]) - value)
            covered += float(row["lower"]) <= value <= float(row["upper"])
    rms = lambda values: math.sqrt(sum(v * v for v in values) / len(values))
    print(f"| {programme.lower()} | {len(true)} | {100 * covered / len(true):.1f} % | {rms(errors):.3f} "
          f"| {rms(true):.3f} |")

p = {(r["program"], r["competition"]): float(r["p"]) for r in rows("panels_f.csv")}
flags = collections.Counter()
sizes = collections.Counter()
zero = 0
for key, units in grouped(rows("panels.csv"), "program", "competition"):
    found = severities(["unit,team,onsite"] + [
        f'{r["performance"]},{r["seat"]},{float(r["points"]) / 2.5:.3f}' for r in units])
    kind = "p < .001" if p[key] < 0.001 else "p < .05" if p[key] < 0.05 else "p >= .05"
    sizes[kind] += 1
    flags[kind] += any(row["flagged"] == "true" for row in found.values())
    zero += sum(float(row["lower"]) == 0 or float(row["upper"]) == 0 for row in found.values())
print("\nWhole panels (nine judges, every one of whom scored every performance), by the two-way F test:\n")
print("| F test | panels | panels with a flagged judge |")
print("| --- | ---: | ---: |")
for kind in ("p < .001", "p < .05", "p >= .05"):
    print(f"| {kind} | {sizes[kind]} | {flags[kind]} |")
print(f"\nIntervals that end at exactly 0: {zero}.\n")
commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True,
                        cwd=pathlib.Path(__file__).parent).stdout.strip()
cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
print(f"- Machine: {cpu}, {platform.system()}\n- Commit: {commit}\n- Date: {datetime.date.today()}")
print("- Run: `python3 benchmarks/skating.py BINARY DATA`")
print("- Data: BuzzFeed News, figure skating scores, CC BY 4.0; see the script")
