"""Reference values of the rules, by NumPy and SciPy from their definitions.

python3 rules.py complete > complete.csv; python3 rules.py sparse > sparse.csv
Units are made up. `complete` has every anchor; `sparse` has ties, missing anchors, a team of four
and a unit without any anchor. Only rules that SciPy has a function for, or that have a second route
to the same number (projection matrices instead of scatter), are worth a golden.
"""
import sys
import numpy as np
import scipy
from scipy import stats

N_ = np.nan
ROUNDS = {
    "complete": (
        [0] * 5 + [1] * 4 + [2] * 6,
        [78.5, 81.2, 90.1, 84.0, 79.9, 70.2, 75.5, 88.0, 80.3, 85.1, 92.4, 95.0, 88.8, 90.6, 79.7],
        [[80.1, 88], [82.0, 86.5], [90.2, 91], [83.3, 89], [81.0, 84], [77.7, 83], [80.4, 90],
         [91.1, 92], [84.2, 85], [79.9, 84], [86.6, 88.5], [90.0, 90], [82.1, 91], [85.5, 87],
         [75.0, 80]],
    ),
    "sparse": (
        [0] * 6 + [1] * 4 + [2] * 7,
        [81, 81, 86.5, 90, 77.25, 92, 70, 74.5, 74.5, 83, 95, 88, 88, 91.75, 84, 88, 97],
        [[80, 85], [82.5, N_], [85, 90], [91, 89], [N_, 84], [90, 93], [75, 80], [79, 86], [N_, N_],
         [84, 83.5], [92, 90], [86, 88], [87.5, 85], [90, 91], [85, 84], [88, N_], [94, 95]],
    ),
}
case = sys.argv[1]
team, y, x = (np.array(part) for part in ROUNDS[case])
y = y.astype(float)
T, N = team.max() + 1, len(y)
members = [np.flatnonzero(team == t) for t in range(T)]
out = {}


def by_team(change):
    result = np.empty(N)
    for m in members:
        result[m] = change(y[m], m)
    return result


out["none"] = y
out["mean-shift"] = by_team(lambda v, m: v - v.mean() + y.mean())
out["ratio-pooled"] = by_team(lambda v, m: v * y.mean() / v.mean())
team_means = np.array([y[m].mean() for m in members])
out["ratio-team-means"] = by_team(lambda v, m: v * team_means.mean() / v.mean())


def cut(v):
    return 1 / len(v) if len(v) >= 5 else 0


kept = np.concatenate([stats.trimboth(y[m], cut(y[m])) for m in members])
out["ratio-trimmed"] = by_team(lambda v, m: v * kept.mean() / stats.trim_mean(v, cut(v)))
pool = stats.trimboth(y, cut(y))
out["ratio-pooled-trimmed"] = by_team(lambda v, m: v * pool.mean() / stats.trim_mean(v, cut(v)))
out["z-score"] = by_team(lambda v, m: y.mean() + y.std(ddof=1) * stats.zscore(v, ddof=1))
out["standard-capped"] = np.clip(out["z-score"], 0, 90)
out["min-max"] = by_team(lambda v, m: np.interp(v, [v.min(), v.max()], [y.min(), y.max()]))
out["equipercentile"] = by_team(
    lambda v, m: np.quantile(y, (stats.rankdata(v) - 0.5) / len(v), method="hazen"))

r = x[:, 0]


def moderated(v, m):
    centre = y.mean() + y.std(ddof=1) * (np.nanmean(r[m]) - np.nanmean(r)) / np.nanstd(r, ddof=1)
    spread = y.std(ddof=1) * np.nanstd(r[m], ddof=1) / np.nanstd(r, ddof=1)
    return centre + spread * stats.zscore(v, ddof=1)


out["moderated-routine"] = by_team(moderated)

# Units with every anchor; effects and slopes as matrices applied to their scores.
full = ~np.isnan(x).any(axis=1)
D = np.eye(T)[team[full]]
X, Y, n = x[full], y[full], full.sum()
fit = np.linalg.pinv(np.hstack([D, X]))
slopes = fit[T:]
average = np.linalg.pinv(D) - 1 / n
effect = average - (average @ X) @ slopes
residual = Y - np.hstack([D, X]) @ (fit @ Y)
s2 = residual @ residual / (n - T - X.shape[1])
adjusted_mean = np.linalg.pinv(D) - (average @ X) @ slopes
se2 = s2 * np.diag(adjusted_mean @ adjusted_mean.T)
centred = np.eye(T) - 1 / T
a = effect @ Y
# E[var(a)] = v + s2 tr(effect' C effect) / (T - 1)
v = max(0, a.var(ddof=1) - s2 * np.trace(effect.T @ centred @ effect) / (T - 1))
out["covariance-fixed"] = y - a[team]
out["covariance-shrunken"] = y - (a * v / (v + se2))[team]

print(f"# NumPy {np.__version__} SciPy {scipy.__version__}")
print("team,score,routine,peer," + ",".join(out))
for i in range(N):
    anchors = ["" if np.isnan(q) else repr(float(q)) for q in x[i]]
    print(",".join([str(team[i]), repr(float(y[i]))] + anchors
                   + [repr(float(out[k][i])) for k in out]))
