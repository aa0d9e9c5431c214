"""Extreme ranks of small cases by brute force: python3 extremes.py > extremes.json

Every set of rivals is tried from the largest on: can the unit be at or above all of them at once
(closed), or above all of them by a margin (open)? Each question is a linear program (SciPy, HiGHS).
"""
import itertools, json, random
import numpy as np
import scipy
from scipy.optimize import linprog


def feasible(leads, components, margin):
    """Whether weights of sum 1 give every lead at least a margin that is made as large as it can be."""
    cost = np.zeros(components + 1)
    cost[-1] = -1
    upper = [[-x for x in lead] + [1] for lead in leads]
    upper += [[-(k == j) for j in range(components)] + [1] for k in range(components)] if margin else []
    found = linprog(cost, A_ub=upper or None, b_ub=[0] * len(upper) or None,
                    A_eq=[[1] * components + [0]], b_eq=[1],
                    bounds=[(0, None)] * components + [((None if margin else 0), 1)])
    return found.status == 0 and (found.x[-1] > 1e-9 if margin else True)


def most_beaten(leads, components, margin):
    for size in range(len(leads), -1, -1):
        for chosen in itertools.combinations(leads, size):
            if feasible(chosen, components, margin):
                return size


rng = random.Random(7)
cases = []
for components, units, top in [(4, 7, 9), (4, 7, 3), (5, 7, 9), (5, 6, 2), (6, 7, 9), (3, 8, 3)]:
    scores = [[rng.randint(0, top) for _ in range(components)] for _ in range(units)]
    if top < 5:
        scores[-1] = list(scores[0])
    rows = []
    for i in range(units):
        leads = [[a - b for a, b in zip(scores[i], scores[j])] for j in range(units) if j != i]
        others = [l for l in leads if any(l)]
        trails = [[-x for x in l] for l in others]
        n = len(others)
        rows.append([1 + n - most_beaten(others, components, True),
                     1 + most_beaten(trails, components, True),
                     1 + n - most_beaten(others, components, False),
                     1 + len(leads) - (n - most_beaten(trails, components, False))])
    cases.append({"scores": scores, "ranks": rows})
print(json.dumps({"made_with": f"SciPy {scipy.__version__}", "cases": cases}))
