"""Smallest moves of weights by brute force: python3 flips.py > flips.json

L1 and Linf by linear programs (SciPy, HiGHS), L2 by the best of all sets of active sides (NumPy). A
move of a unit to a rank tries every set of units that it might pass, or be passed by.
"""
import itertools, json, random
import numpy as np
import scipy
from scipy.optimize import linprog


def program(nominal, sides, norm):
    """Least |w - nominal| with sum w = 1 and sides w >= 0; None where nothing meets them."""
    k = len(nominal)
    if norm == "L2":
        return active_sets(nominal, sides)
    extra = k if norm == "L1" else 1
    cost = [0] * k + [1] * extra
    upper, bound = [], []
    for j in range(k):
        for sign in (1, -1):
            row = [0.0] * (k + extra)
            row[j] = sign
            row[k + (j if norm == "L1" else 0)] = -1
            upper.append(row)
            bound.append(sign * nominal[j])
    for side in sides:
        upper.append([-x for x in side] + [0] * extra)
        bound.append(0)
    found = linprog(cost, A_ub=upper, b_ub=bound, A_eq=[[1] * k + [0] * extra], b_eq=[1],
                    bounds=[(0, None)] * (k + extra))
    return found.fun if found.status == 0 else None


def active_sets(nominal, sides):
    k = len(nominal)
    rows = np.array(list(sides) + [list(r) for r in np.eye(k)], float)
    rows /= np.abs(rows).max(axis=1, keepdims=True)
    best = None
    for size in range(0, k):
        for chosen in itertools.combinations(range(len(rows)), size):
            a = np.vstack([np.ones(k)] + [rows[i] for i in chosen])
            lack = np.array([0.0] + [-rows[i] @ nominal for i in chosen])
            move, *_ = np.linalg.lstsq(a, lack, rcond=None)
            if np.abs(a @ move - lack).max() > 1e-10 or (rows @ (nominal + move)).min() < -1e-10:
                continue
            distance = float(np.linalg.norm(move))
            best = distance if best is None else min(best, distance)
    return best


def least(values):
    values = [v for v in values if v is not None]
    return min(values) if values else None


rng = random.Random(11)
cases = []
for k, n, constrained in [(4, 6, False), (4, 6, True), (5, 6, False), (5, 5, True), (2, 6, False), (6, 5, False)]:
    scores = [[round(rng.uniform(40, 100), 1) for _ in range(k)] for _ in range(n)]
    nominal = [rng.randint(5, 40) for _ in range(k)]
    constraints = []
    if constrained:
        # The first component is to weigh at least half as much as the last, the second at most 40 %.
        nominal[0], nominal[1] = 40, 10
        first = [0.0] * k
        first[0], first[-1] = 1, -0.5
        second = [0.4] * k
        second[1] -= 1
        constraints = [first, second]
    w = np.array(nominal) / sum(nominal)
    x = np.array(scores)
    order = sorted(range(n), key=lambda u: -(x[u] @ w))
    answers = {}
    for norm in ("L1", "L2", "Linf"):
        def overtake(a, b):
            return program(w, constraints + [list(x[b] - x[a])], norm)
        tops = [least(overtake(a, b) for a in order[:t] for b in order[t:]) for t in range(1, n)]
        swap = least(overtake(a, b) for a, b in zip(order, order[1:]))
        moves = []
        for unit in range(n):
            now = order.index(unit) + 1
            others = [j for j in range(n) if j != unit]
            row = []
            for rank in range(1, n + 1):
                if rank == now:
                    row.append(0.0)
                    continue
                sign = 1 if rank < now else -1
                need = n - rank if rank < now else rank - 1
                row.append(least(
                    program(w, constraints + [list(sign * (x[unit] - x[j])) for j in chosen], norm)
                    for chosen in itertools.combinations(others, need)))
            moves.append(row)
        answers[norm] = {"tops": tops, "order": swap, "moves": moves}
    cases.append({"scores": scores, "nominal": nominal, "constraints": constraints, "answers": answers})
print(json.dumps({"made_with": f"SciPy {scipy.__version__}", "cases": cases}))
