"""Official ratio rules by exact fractions: python3 rounding.py > rounding.csv

Nothing here is a float: scores are their typed digits, every step is a Fraction, and a step is
rounded by comparing its remainder with one half. Rounds are drawn until enough of them hold an exact
tie (rounding down: an exact result), where a binary or a cut-off quotient would go wrong.
"""
import platform
import random
from fractions import Fraction
from math import floor

random.seed(20150601)


def rounded(x, digits, mode):
    if digits is None:
        return x, False
    scaled = abs(x) * 10**digits
    whole, rest = floor(scaled), scaled - floor(scaled)
    tie = rest == Fraction(1, 2)
    up = {"half-up": rest >= Fraction(1, 2), "down": False,
          "half-even": rest > Fraction(1, 2) or (tie and whole % 2 == 1)}[mode]
    edge = rest == 0 if mode == "down" else tie
    return (1 if x >= 0 else -1) * Fraction(whole + up, 10**digits), edge


def ratio(teams, rule, mode, mean_digits, ratio_digits, score_digits):
    edges = 0

    def step(x, digits):
        nonlocal edges
        value, edge = rounded(x, digits, mode)
        edges += edge
        return value

    kept = [sorted(t)[1:-1] if "trimmed" in rule and len(t) >= 5 else t for t in teams]
    means = [step(sum(k) / len(k), mean_digits) for k in kept]
    everyone = sorted(x for t in teams for x in t)
    pool = everyone[1:-1] if rule == "ratio-pooled-trimmed" else means if rule == "ratio-team-means" else [x for k in kept for x in k]
    target = step(sum(pool) / len(pool), mean_digits)
    rows = []
    for t, m in zip(teams, means):
        c = step(target / m, ratio_digits)
        rows.append([step(x * c, score_digits) for x in t])
    return rows, edges


print(f"# Python {platform.python_version()} fractions")
print("case,rule,mode,mean_decimals,ratio_decimals,score_decimals,team,score,adjusted")
case = 0
for rule in ["ratio-pooled", "ratio-team-means", "ratio-trimmed", "ratio-pooled-trimmed"]:
    for mode in ["half-up", "half-even", "down"]:
        for digits in [(None, None, 0), (None, None, 1), (2, 4, 2), (None, 3, 2)]:
            found = 0
            while found < 2:
                decimals = random.choice([0, 0, 1, 2])
                teams = [[Fraction(random.randint(3 * 10**decimals, 99 * 10**decimals), 10**decimals)
                          for _ in range(random.randint(3, 7))] for _ in range(3)]
                rows, edges = ratio(teams, rule, mode, *digits)
                # A case counts when an edge is met though some mean has no finite decimal expansion.
                endless = any(len(t) in (3, 6, 7) for t in teams)
                if edges == 0 or not endless:
                    continue
                found += 1
                case += 1
                for number, (t, row) in enumerate(zip(teams, rows)):
                    for x, y in zip(t, row):
                        cells = ["" if d is None else str(d) for d in digits]
                        print(f"{case},{rule},{mode}," + ",".join(cells)
                              + f",{number},{float(x)!r},{float(y)!r}")
