"""Reference values of the rules, by NumPy from their formulas: python3 rules.py > rules.csv"""
import numpy as np

team = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
y = np.array([78.5, 81.2, 90.1, 84.0, 79.9, 70.2, 75.5, 88.0, 80.3, 85.1, 92.4, 95.0, 88.8, 90.6, 79.7])
x = np.array([[80.1, 88], [82.0, 86.5], [90.2, 91], [83.3, 89], [81.0, 84], [77.7, 83], [80.4, 90],
              [91.1, 92], [84.2, 85], [79.9, 84], [86.6, 88.5], [90.0, 90], [82.1, 91], [85.5, 87], [75.0, 80]])
teams = [np.flatnonzero(team == t) for t in range(3)]
N, T = len(y), 3
out = {}

z = y.copy()
for m in teams:
    z[m] = y.mean() + y.std(ddof=1) * (y[m] - y[m].mean()) / y[m].std(ddof=1)
out["z-score"] = z
out["standard-capped"] = np.clip(z, 0, 90)
out["min-max"] = y.copy()
for m in teams:
    out["min-max"][m] = y.min() + (y.max() - y.min()) * (y[m] - y[m].min()) / np.ptp(y[m])
e = y.copy()
for m in teams:
    rank = np.array([(y[m] < v).sum() + (y[m] == v).sum() / 2 for v in y[m]])
    e[m] = np.quantile(y, rank / len(m), method="hazen")
out["equipercentile"] = e
r = x[:, 0]
d = y.copy()
for m in teams:
    d[m] = (y.mean() + y.std(ddof=1) * (r[m].mean() - r.mean()) / r.std(ddof=1)
            + y.std(ddof=1) * r[m].std(ddof=1) / r.std(ddof=1) * (y[m] - y[m].mean()) / y[m].std(ddof=1))
out["moderated-routine"] = d
# Least squares with team dummies gives the same slopes as the pooled within-team regression.
D = np.hstack([np.eye(T)[team], x])
beta, *_ = np.linalg.lstsq(D, y, rcond=None)
b = beta[T:]
s2 = ((y - D @ beta) ** 2).sum() / (N - T - 2)
a = np.array([y[m].mean() - y.mean() - (x[m].mean(0) - x.mean(0)) @ b for m in teams])
W = sum((x[m] - x[m].mean(0)).T @ (x[m] - x[m].mean(0)) for m in teams)
se2 = np.array([s2 * (1 / len(m) + (g := x[m].mean(0) - x.mean(0)) @ np.linalg.solve(W, g)) for m in teams])
v = max(0, a.var(ddof=1) - se2.mean())
out["covariance-fixed"] = y - a[team]
out["covariance-shrunken"] = y - (a * v / (v + se2))[team]
t = [np.sort(y[m])[1:-1] for m in teams]
out["ratio-trimmed"] = y * np.concatenate(t).mean() / np.array([q.mean() for q in t])[team]

print(f"# NumPy {np.__version__}")
print("team,score,routine,peer," + ",".join(out))
for i in range(N):
    print(",".join([str(team[i]), repr(float(y[i])), repr(float(x[i, 0])), repr(float(x[i, 1]))]
                   + [repr(float(out[k][i])) for k in out]))
