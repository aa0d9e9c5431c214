"""Restricted log likelihoods of the anchored model by dense matrices, and their largest values.

Run: OPENBLAS_NUM_THREADS=1 python3 restricted-likelihood.py
Writes separate.csv and linked.csv (rounds: one row a visit, blank = missing anchor) and
restricted-likelihood.csv. NumPy and SciPy only; nothing is shared with the Swift code.
"""
import csv
import numpy as np
import scipy
from scipy.optimize import minimize


def simulate(seed, shared):
    rng = np.random.default_rng(seed)
    teams, units = 6, 42
    severity, group = 3 * rng.normal(size=teams), 1.5 * rng.normal(size=teams)
    rows = []
    for u in range(units):
        t = u % teams
        q = group[t] + 4 * rng.normal()
        anchors = [80 + 0.9 * q + 2 * rng.normal(), 80 + 0.5 * q + 2 * rng.normal()]
        blank = [u % 11 == 3, u % 7 == 5]
        cells = ["" if b else f"{a:.2f}" for a, b in zip(anchors, blank)]
        visits = [t, (t + 1) % teams] if shared and u % 5 == 0 else [t]
        for v in visits:
            rows.append([u, v, f"{80 + q - severity[v] + 1.5 * rng.normal():.2f}"] + cells)
    return rows


def standardised(rows):
    """Observations as (unit, home team, component, visiting team, value in within-team SDs)."""
    home, seen = {}, set()
    out = []
    for u, t, onsite, routine, peer in rows:
        home.setdefault(u, t)
        out.append([u, home[u], 0, t, float(onsite)])
        if u not in seen:
            out += [[u, home[u], c, t, float(x)] for c, x in ((1, routine), (2, peer)) if x]
        seen.add(u)
    scale = []
    for c in range(3):
        values = [(o[3] if c == 0 else o[1], o[4]) for o in out if o[2] == c]
        y = np.array([v for _, v in values])
        k = np.array([t for t, _ in values])
        within = sum(((y[k == t] - y[k == t].mean()) ** 2).sum() for t in set(k))
        sd = np.sqrt(within / (len(y) - len(set(k))))
        centre = y.mean()
        scale.append(sd)
        for o in out:
            if o[2] == c:
                o[4] = (o[4] - centre) / sd
    return out, scale


def density(obs, x):
    """x: severity SD, group SD, quality SD, three error SDs, two loadings."""
    u, h, c, t, y = (np.array([o[i] for o in obs]) for i in range(5))
    load = np.array([1, x[6], x[7]])[c]
    V = (load[:, None] * load) * (x[2] ** 2 * (u[:, None] == u) + x[1] ** 2 * (h[:, None] == h))
    V += x[0] ** 2 * ((c[:, None] == 0) & (c == 0) & (t[:, None] == t))
    V += np.diag(np.array(x[3:6])[c] ** 2)
    X = np.eye(3)[c]
    L = np.linalg.cholesky(V)
    Xs, ys = np.linalg.solve(L, X), np.linalg.solve(L, y)
    A = Xs.T @ Xs
    r = ys - Xs @ np.linalg.solve(A, Xs.T @ ys)
    return -np.log(np.diag(L)).sum() - 0.5 * np.linalg.slogdet(A)[1] - 0.5 * r @ r


def largest(obs, severity):
    def objective(z):
        x = np.concatenate([[abs(z[0]) if severity else 0], np.abs(z[1:6]) + 0, z[6:]])
        x[3:6] = np.maximum(x[3:6], 1e-4)
        return -density(obs, x)
    best = None
    for start in ([.5, .3, .8, .5, .5, .5, .7, .7], [1, .1, .5, .8, .5, .8, 1, .5]):
        z = np.array(start)
        for _ in range(4):
            z = minimize(objective, z, method="Nelder-Mead",
                         options=dict(maxiter=20000, maxfev=20000, xatol=1e-9, fatol=1e-11,
                                      adaptive=True)).x
        if best is None or objective(z) < objective(best):
            best = z
    return -objective(best), abs(best)


points = [[.5, .2, .8, .4, .6, .7, .9, .7], [0, .2, .8, .4, .6, .7, .9, .7],
          [.5, 0, .8, .4, .6, .7, .9, .7], [0, 0, 1.2, .1, .9, .3, -.2, .4]]
with open("restricted-likelihood.csv", "w") as out:
    out.write(f"# NumPy {np.__version__}, SciPy {scipy.__version__}\n")
    out.write("round,quantity,value\n")
    for name, seed in (("separate", 5), ("linked", 6)):
        rows = simulate(seed, name == "linked")
        with open(name + ".csv", "w", newline="") as file:
            w = csv.writer(file, lineterminator="\n")
            w.writerow(["unit", "team", "onsite", "routine", "peer"])
            w.writerows(rows)
        obs, scale = standardised(rows)
        base = density(obs, points[0])
        for i, x in enumerate(points[1:], 1):
            out.write(f"{name},difference{i},{density(obs, x) - base:.12g}\n")
        top, best = largest(obs, True)
        zero, _ = largest(obs, False)
        out.write(f"{name},statistic,{2 * (top - zero):.10g}\n")
        out.write(f"{name},severitySD,{best[0] * scale[0]:.8g}\n")
        out.write(f"{name},groupSD,{best[1] * scale[0]:.8g}\n")
