"""Exact rational arrangements of small cases: the witness of the edge walk.

Python's fractions: every line on which two units tie splits the polygons of weights; each cell's
area, order and corners are rational. Writes arrangement_cases.csv and arrangement.csv beside itself.
Run: python3 arrangement.py
"""

import csv
import itertools
import pathlib
import platform
import random
from fractions import Fraction as F
from math import factorial

HERE = pathlib.Path(__file__).parent
REGIONS = {
    "triangle": [],
    "box": [((1, 0, 0), F(1, 2)), ((-1, 0, 0), -F(7, 10)), ((0, 1, 0), F(1, 5)),
            ((0, -1, 0), -F(2, 5)), ((0, 0, 1), F(1, 20)), ((0, 0, -1), -F(3, 20))],
    "relative": [((1, 0, 0), F(48, 100)), ((-1, 0, 0), -F(72, 100)), ((0, 1, 0), F(24, 100)),
                 ((0, -1, 0), -F(36, 100)), ((0, 0, 1), F(8, 100)), ((0, 0, -1), -F(12, 100))],
    "ordered": [((1, -1, 0), F(0)), ((0, 1, -1), F(0))],
}


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def split(polygon, form):
    """The parts of a convex polygon where a form is >= 0 and <= 0; those without area are None."""
    values = [dot(form, p) for p in polygon]
    sides = []
    for sign in (1, -1):
        part = []
        for k, p in enumerate(polygon):
            q, a, b = polygon[(k + 1) % len(polygon)], values[k] * sign, values[(k + 1) % len(values)] * sign
            if a >= 0:
                part.append(p)
            if a * b < 0:
                t = a / (a - b)
                part.append(tuple(x + t * (y - x) for x, y in zip(p, q)))
        sides.append(part if area(part) > 0 else None)
    return sides


def area(polygon):
    return abs(sum(p[0] * q[1] - p[1] * q[0]
                   for p, q in zip(polygon, polygon[1:] + polygon[:1]))) / 2


def fan(polygon):
    return [(polygon[0], p, q) for p, q in zip(polygon[1:], polygon[2:])]


def density(polygon, powers):
    """The integral of w1^a w2^b w3^c over the polygon."""
    total = F(0)
    for corners in fan(polygon):
        terms = {(0, 0, 0): F(1)}
        for component, power in enumerate(powers):
            for _ in range(power):
                fresh = {}
                for index, value in terms.items():
                    for k in range(3):
                        key = tuple(i + (j == k) for j, i in enumerate(index))
                        fresh[key] = fresh.get(key, F(0)) + value * corners[k][component]
                terms = fresh
        for index, value in terms.items():
            total += (2 * area(list(corners)) * value * factorial(index[0]) * factorial(index[1])
                      * factorial(index[2]) / factorial(sum(index) + 2))
    return total


def centroid_moment(polygon):
    moment = [F(0)] * 3
    for corners in fan(polygon):
        share = area(list(corners))
        for k in range(3):
            moment[k] += share * sum(c[k] for c in corners) / 3
    return moment


def analyse(units, region, powers):
    base = [(F(1), F(0), F(0)), (F(0), F(1), F(0)), (F(0), F(0), F(1))]
    for coefficients, bound in REGIONS[region]:
        base = split(base, [c - bound for c in coefficients])[0]
    forms = {tuple(a - b for a, b in zip(u, v)) for u, v in itertools.combinations(units, 2)}
    cells = [base]
    for form in forms:
        if any(form):
            cells = [part for cell in cells for part in split(cell, form) if part]
    whole = sum(density(c, powers) for c in cells)
    n = len(units)
    share = {}
    moments = {}
    win = {}
    best, worst = [n] * n, [1] * n
    best_closed, worst_closed = [n] * n, [1] * n
    for cell in cells:
        mass = density(cell, powers) / whole
        inside = tuple(sum(c) / len(cell) for c in zip(*cell))
        totals = [dot(u, inside) for u in units]
        for i in range(n):
            above = sum(t > totals[i] for t in totals)
            share[i, above] = share.get((i, above), F(0)) + mass
            moment = centroid_moment(cell)
            old = moments.get((i, above), [F(0)] * 4)
            moments[i, above] = [a + b for a, b in zip(old, moment + [area(cell)])]
            best[i], worst[i] = min(best[i], above + 1), max(worst[i], above + 1)
            for j in range(n):
                if totals[i] > totals[j]:
                    win[i, j] = win.get((i, j), F(0)) + mass
        edges = [tuple((a + b) / 2 for a, b in zip(p, q))
                 for p, q in zip(cell, cell[1:] + cell[:1])]
        for point in list(cell) + edges + [inside]:
            totals = [dot(u, point) for u in units]
            for i in range(n):
                best_closed[i] = min(best_closed[i], 1 + sum(t > totals[i] for t in totals))
                worst_closed[i] = max(worst_closed[i], sum(t >= totals[i] for t in totals))
    rows = []
    for (i, above), value in sorted(share.items()):
        rows.append(("acceptability", i, above, float(value)))
        for k in range(3):
            rows.append((f"central{k}", i, above, float(moments[i, above][k] / moments[i, above][3])))
    for (i, j), value in sorted(win.items()):
        rows.append(("winning", i, j, float(value)))
    for i in range(n):
        for k, value in enumerate((best[i], worst[i], best_closed[i], worst_closed[i])):
            rows.append(("reachable", i, k, float(value)))
    return rows


def cases():
    rng = random.Random(20240607)

    def draw(n, low=0, high=20):
        return [tuple(rng.randint(low, high) for _ in range(3)) for _ in range(n)]

    yield "two", draw(2), 1
    yield "general", draw(6, 600, 950), 10
    yield "general", draw(5, 600, 950), 10
    yield "identical", (lambda u: [u[0], u[1], u[0], u[2], u[0]])(draw(3)), 1
    yield "allidentical", [(3, 4, 5)] * 3, 1
    yield "constant", [(a, b, 7) for a, b, _ in draw(6)], 1
    yield "ties", draw(6, 0, 3), 1
    yield "ties", draw(6, 0, 2), 1
    # All lines through 60/30/10: equal totals there.
    yield "concurrent", [(10, 10, 10), (11, 8, 10), (10, 11, 7), (9, 12, 10), (12, 6, 10)], 1
    # Score vectors on a line: all pairs tie on one line of weights.
    yield "coincident", [(10 + k, 10 - 2 * k, 10 + k) for k in (0, 1, 3, -2)] + [(11, 8, 11), (9, 9, 12)], 1
    # Parallel: equal differences and multiples plus constants.
    yield "parallel", [(5, 5, 5), (6, 4, 5), (7, 5, 6), (9, 3, 6), (8, 6, 7)], 1
    yield "shifted", [(1, 2, 3), (2, 3, 4), (4, 5, 6), (3, 1, 2)], 1
    yield "side", [(5, 4, 4), (6, 4, 4), (5, 6, 4), (5, 4, 7)], 1
    yield "decimals", draw(5, 70_000_000, 95_000_000), 1_000_000


def main():
    with open(HERE / "arrangement_cases.csv", "w", newline="") as inputs, \
            open(HERE / "arrangement.csv", "w", newline="") as outputs:
        given, found = csv.writer(inputs, lineterminator="\n"), csv.writer(outputs, lineterminator="\n")
        for file in (inputs, outputs):
            file.write(f"# arrangement.py, Python {platform.python_version()}, fractions\n")
        given.writerow(["case", "name", "a", "b", "c"])
        found.writerow(["case", "region", "belief", "quantity", "unit", "index", "value"])
        for number, (name, units, scale) in enumerate(cases()):
            for unit in units:
                given.writerow([number, name] + [repr(x / scale) for x in unit])
            exact = [tuple(F(x, scale) for x in u) for u in units]
            for region in REGIONS:
                for row in analyse(exact, region, (0, 0, 0)):
                    found.writerow([number, region, "uniform"] + [row[0], row[1], row[2], repr(row[3])])
            for row in analyse(exact, "box", (5, 2, 0)):
                if row[0] in ("acceptability", "winning"):
                    found.writerow([number, "box", "6/3/1"] + [row[0], row[1], row[2], repr(row[3])])
            if len(units) < 6:
                for row in analyse(exact, "triangle", (1, 0, 2)):
                    if row[0] in ("acceptability", "winning"):
                        found.writerow([number, "triangle", "2/1/3"] + [row[0], row[1], row[2], repr(row[3])])


main()
