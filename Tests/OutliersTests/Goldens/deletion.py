# Leave-one-out predictions of a small anchored round by dense generalised least squares, each score
# deleted and predicted from all others: python3 deletion.py
import numpy as np

rng = np.random.default_rng(20)
teams, units, sd_s, sd_g, sd_q = 4, 18, 2.0, 1.5, 4.0
error, loading = np.array([1.5, 2.0, 2.5]), np.array([1.0, 0.9, 0.5])
rows = []  # unit, component, team, home, score
for u in range(units):
    homes = [u % teams] + ([(u + 1) % teams] if u in (3, 9) else [])
    q = 4 * rng.standard_normal()
    for t in homes:
        rows.append((u, 0, t, homes[0], 80 + q - (t - 1.5) + 1.5 * rng.standard_normal()))
    for k in (1, 2):
        if (u, k) not in ((2, 1), (7, 2), (8, 1)):
            rows.append((u, k, homes[0], homes[0], 75 + loading[k] * q + error[k] * rng.standard_normal()))
rows = [(u, k, t, h, round(y, 3)) for u, k, t, h, y in rows]
n = len(rows)
V, X, Z = np.zeros((n, n)), np.zeros((n, 3)), np.zeros((n, teams))
for i, (u, k, t, h, _) in enumerate(rows):
    X[i, k] = 1
    if k == 0: Z[i, t] = -1
    for j, (v, l, s, g, _) in enumerate(rows):
        V[i, j] = (loading[k] * loading[l] * (sd_g**2 * (h == g) + sd_q**2 * (u == v))
                   + sd_s**2 * (k == 0 and l == 0 and t == s) + error[k]**2 * (i == j))
y = np.array([r[4] for r in rows])

def fit(keep):
    Vi = np.linalg.inv(V[np.ix_(keep, keep)])
    beta = np.linalg.solve(X[keep].T @ Vi @ X[keep], X[keep].T @ Vi @ y[keep])
    return Vi, beta

def severities(keep):
    Vi, beta = fit(keep)
    s = sd_s**2 * Z[keep].T @ Vi @ (y[keep] - X[keep] @ beta)
    return s - s.mean()

everything = list(range(n))
before = severities(everything)
out = ["# NumPy %s; kind,unit,component,team,score,prediction error,its SD,severity changes of teams" % np.__version__,
       "unit,component,team,score,residual,sd,c0,c1,c2,c3"]
for i, (u, k, t, h, score) in enumerate(rows):
    line = [u, k, t, score]
    if k == 0:
        keep = [j for j in everything if j != i]
        Vi, beta = fit(keep)
        c = V[i, keep]
        r = y[i] - X[i] @ beta - c @ Vi @ (y[keep] - X[keep] @ beta)
        d = X[i] - c @ Vi @ X[keep]
        var = V[i, i] - c @ Vi @ c + d @ np.linalg.solve(X[keep].T @ Vi @ X[keep], d)
        line += ["%.12g" % x for x in [r, var**0.5, *(severities(keep) - before)]]
    else:
        line += [""] * 6
    out.append(",".join(map(str, line)))
for anchor in (1, 2):
    keep = [j for j in everything if rows[j][1] != anchor]
    # The mean of a component nobody scored is left out with it.
    Xk = np.delete(X[keep], anchor, 1); Vi = np.linalg.inv(V[np.ix_(keep, keep)])
    beta = np.linalg.solve(Xk.T @ Vi @ Xk, Xk.T @ Vi @ y[keep])
    s = sd_s**2 * Z[keep].T @ Vi @ (y[keep] - Xk @ beta)
    out.append(",".join(["anchor", str(anchor), "", "", "", ""] + ["%.12g" % x for x in s - s.mean() - before]))
open("deletion.csv", "w").write("\n".join(out) + "\n")
