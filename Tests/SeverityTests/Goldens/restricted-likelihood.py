"""Restricted log likelihoods of the anchored model by dense matrices, and their largest values.

Run: OPENBLAS_NUM_THREADS=1 python3 restricted-likelihood.py
Writes rounds (separate.csv, linked.csv, and the same kinds with known error variances and weights:
weighted.csv, weighted-linked.csv; one row per visit, blank = missing anchor) and
restricted-likelihood.csv. NumPy and SciPy only; nothing is shared with the Swift code.
"""
import csv
import numpy as np
import scipy
from scipy.optimize import minimize


def simulate(seed, shared, weighted):
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
            known, weight = ([0, 1.5, 6][(u // teams + v) % 3], [1, 2.5][u // 5 % 2])
            error = np.sqrt(1.5 ** 2 / weight + known) if weighted else 1.5
            row = [u, v, f"{80 + q - severity[v] + error * rng.normal():.2f}"] + cells
            rows.append(row + [known, weight] if weighted else row)
    return rows


def standardised(rows):
    """Observations as (unit, home team, component, visiting team, value in within-team SDs, known
    variance in their squares, weight)."""
    home, seen = {}, set()
    out = []
    for u, t, onsite, routine, peer, *error in rows:
        home.setdefault(u, t)
        out.append([u, home[u], 0, t, float(onsite)] + (error or [0, 1]))
        if u not in seen:
            out += [[u, home[u], c, t, float(x), 0, 1] for c, x in ((1, routine), (2, peer)) if x]
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
                o[5] /= sd ** 2
    return out, scale


def matrices(obs, x):
    """x: SDs of the three components' parts (severity, leans), group SD, quality SD, three error
    SDs, two loadings. Returns covariances of the scores given the teams, the columns of the teams'
    effects (group, parts; each in SDs of its prior), and the scores."""
    u, h, c, t, y, known, weight = (np.array([o[i] for o in obs]) for i in range(7))
    load = np.array([1, x[8], x[9]])[c]
    given = (load[:, None] * load) * x[4] ** 2 * (u[:, None] == u)
    given = given + np.diag(np.array(x[5:8])[c] ** 2 / weight + known)
    giver = np.where(c == 0, t, h)  # anchors follow the team that visited first
    columns = []
    for team in range(6):
        columns.append(x[3] * load * (h == team))
        for a in range(3):
            columns.append((-1 if a == 0 else 1) * x[a] * ((c == a) & (giver == team)))
    return given, np.array(columns).T, c, y


def density(obs, x):
    given, Z, c, y = matrices(obs, x)
    X = np.eye(3)[c]
    L = np.linalg.cholesky(given + Z @ Z.T)
    Xs, ys = np.linalg.solve(L, X), np.linalg.solve(L, y)
    A = Xs.T @ Xs
    r = ys - Xs @ np.linalg.solve(A, Xs.T @ ys)
    return -np.log(np.diag(L)).sum() - 0.5 * np.linalg.slogdet(A)[1] - 0.5 * r @ r


def effects(obs, x):
    """Best linear unbiased predictions, team by team, then the means."""
    given, Z, c, y = matrices(obs, x)
    X = np.eye(3)[c]
    W = np.linalg.inv(given + Z @ Z.T)
    mean = np.linalg.solve(X.T @ W @ X, X.T @ W @ y)
    return np.concatenate([Z.T @ W @ (y - X @ mean), mean])


def residual_variances(obs, x):
    """Of each component, the harmonic mean of what its scores have left given all others."""
    given, _, c, _ = matrices(obs, x)
    left = np.diag(np.linalg.inv(given))
    return [1 / left[c == a].mean() for a in range(3)]


def largest(obs, severity):
    def objective(z):
        x = np.concatenate([[abs(z[0]) if severity else 0, 0, 0], np.abs(z[1:6]), z[6:]])
        x[5:8] = np.maximum(x[5:8], 1e-4)
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


points = [[.5, 0, 0, .2, .8, .4, .6, .7, .9, .7], [0, 0, 0, .2, .8, .4, .6, .7, .9, .7],
          [.5, 0, 0, 0, .8, .4, .6, .7, .9, .7], [0, 0, 0, 0, 1.2, .1, .9, .3, -.2, .4],
          [.5, .3, 0, .2, .8, .4, .6, .7, .9, .7], [0, .4, .25, .5, .7, .5, .4, .6, .8, .3],
          [.6, .2, .7, 0, .9, .3, .5, .8, 1.1, -.1]]
rounds = [("separate", 5, False, False), ("linked", 6, True, False),
          ("weighted", 7, False, True), ("weighted-linked", 8, True, True)]
with open("restricted-likelihood.csv", "w") as out:
    out.write(f"# NumPy {np.__version__}, SciPy {scipy.__version__}\n")
    out.write("round,quantity,value\n")
    for name, seed, shared, weighted in rounds:
        rows = simulate(seed, shared, weighted)
        with open(name + ".csv", "w", newline="") as file:
            w = csv.writer(file, lineterminator="\n")
            w.writerow(["unit", "team", "onsite", "routine", "peer"]
                       + (["variance", "weight"] if weighted else []))
            w.writerows(rows)
        obs, scale = standardised(rows)
        base = density(obs, points[0])
        for i, x in enumerate(points):
            if i > 0:
                out.write(f"{name},difference{i},{density(obs, x) - base:.12g}\n")
            for a, value in enumerate(residual_variances(obs, x)):
                out.write(f"{name},residual{i}-{a},{value:.12g}\n")
        for place, value in enumerate(effects(obs, points[-1])):
            out.write(f"{name},effect{place},{value:.12g}\n")
        if weighted:
            continue
        top, best = largest(obs, True)
        zero, _ = largest(obs, False)
        out.write(f"{name},statistic,{2 * (top - zero):.10g}\n")
        out.write(f"{name},severitySD,{best[0] * scale[0]:.8g}\n")
        out.write(f"{name},groupSD,{best[1] * scale[0]:.8g}\n")
