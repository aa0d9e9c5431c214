"""Scheme-shaped ratings: provinces of 105 units, 11 teams of 5 assessors; 71 items common to all.

python3 generate.py PROVINCES OUT.csv  writes PROVINCES * 105 * 71 * 5 rows (37,275 for one).
"""
import sys
import numpy as np

provinces, out = int(sys.argv[1]), sys.argv[2]
rng = np.random.default_rng(2015)
item = rng.normal(0, 6, 71)
with open(out, "w") as file:
    file.write("unit,item,team,assessor,y\n")
    for p in range(provinces):
        quality, team, person = rng.normal(0, 4, 105), rng.normal(0, 2, 11), rng.normal(0, 1, 55)
        for u in range(105):
            t = u % 11
            for a in range(5):
                y = 78 + quality[u] - team[t] - person[5 * t + a] - item + rng.normal(0, 7, 71)
                head = f"{p}u{u},"
                tail = f",{p}t{t},{p}a{5 * t + a},"
                file.write("".join(f"{head}{i}{tail}{v:.1f}\n" for i, v in enumerate(y)))
