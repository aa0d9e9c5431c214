"""The restricted likelihood of several years by dense matrices: python3 multi_year_likelihood.py > multi_year_likelihood.json

Scores are standardised as the program does it (centred by year and component, scaled by the pooled SD
within teams' years); then log|V|, log|X'V^-1 X| and y'Py are formed outright.
"""
import json
import numpy as np

rng = np.random.default_rng(6)
years, units, teams, k = [2015, 2016, 2018], 9, 3, 3
visits, anchors = [], []
for y in range(3):
    order = rng.permutation(units)
    for place, u in enumerate(order):
        if y == 1 and u == 4:
            continue  # not assessed that year
        visits.append((y, int(u), place % teams, round(float(80 + rng.normal(0, 5)), 1)))
    visits.append((y, int(order[0]), 1, round(float(80 + rng.normal(0, 5)), 1)))  # a second visit
    anchors.append([[round(float(70 + rng.normal(0, 4)), 1), round(float(85 + rng.normal(0, 3)), 1)]
                    for _ in range(units)])
anchors[2][3][1] = None

entries = []  # year, unit, home, component, visitor, value
for y in range(3):
    for u in range(units):
        own = [v for v in visits if v[0] == y and v[1] == u]
        if not own:
            continue
        home = own[0][2]
        entries += [(y, u, home, 0, v[2], v[3]) for v in own]
        entries += [(y, u, home, a + 1, None, s) for a, s in enumerate(anchors[y][u]) if s is not None]
scales = []
for c in range(k):
    groups = {}
    for y, u, home, comp, visitor, value in entries:
        if comp == c:
            groups.setdefault((y, home if visitor is None else visitor), []).append(value)
    squares = sum(((np.array(g) - np.mean(g)) ** 2).sum() for g in groups.values())
    scales.append(float(np.sqrt(squares / sum(len(g) - 1 for g in groups.values()))))
centre = {(y, c): np.mean([e[5] for e in entries if e[0] == y and e[3] == c]) for y in range(3) for c in range(k)}
y_ = np.array([(e[5] - centre[e[0], e[3]]) / scales[e[3]] for e in entries])


def value(p, member_mean=None, member_covariance=None):
    """At parameters p; the severity of team-year (y, t) is its own part and, where given, the mean of
    its members, which has this mean and covariance, points, by 3 y + t."""
    n = len(entries)
    shift = np.zeros(n)
    V, X = np.zeros((n, n)), np.zeros((n, 3 * k))
    for i, (ya, ua, ha, ca, va, _) in enumerate(entries):
        X[i, ya * k + ca] = 1
        if ca == 0 and member_mean is not None:
            shift[i] = -member_mean[teams * ya + va] / scales[0]
        for j, (yb, ub, hb, cb, vb, _) in enumerate(entries):
            gap = abs(years[ya] - years[yb])
            both = p["loadings"][ca] * p["loadings"][cb]
            if ua == ub:
                V[i, j] += both * p["quality"] ** 2 * p["quality_persistence"] ** gap
            if ya == yb and ha == hb:
                V[i, j] += both * p["group"] ** 2
            if ca == 0 and cb == 0 and va == vb:
                V[i, j] += p["severity"] ** 2 * p["severity_persistence"] ** gap
            if ca == 0 and cb == 0 and member_covariance is not None:
                V[i, j] += member_covariance[teams * ya + va, teams * yb + vb] / scales[0] ** 2
        V[i, i] += p["errors"][ca] ** 2
    W = np.linalg.inv(V)
    A = X.T @ W @ X
    rest = y_ - shift
    b = X.T @ W @ rest
    return -0.5 * (np.linalg.slogdet(V)[1] + np.linalg.slogdet(A)[1] + rest @ W @ rest - b @ np.linalg.solve(A, b))


points = [
    dict(severity=.6, group=.3, quality=.8, errors=[.5, .6, .7], loadings=[1, .8, .4],
         quality_persistence=.7, severity_persistence=.5),
    dict(severity=.0, group=.2, quality=.5, errors=[.9, .3, 1.2], loadings=[1, -.2, .9],
         quality_persistence=.2, severity_persistence=.0),
    dict(severity=2., group=1.5, quality=1.1, errors=[.2, .2, .3], loadings=[1, 1.3, .1],
         quality_persistence=.97, severity_persistence=.9)]
if __name__ == "__main__":
    print(json.dumps({"made_with": f"NumPy {np.__version__}", "years": years, "units": units, "teams": teams,
                      "visits": visits, "anchors": anchors,
                      "points": [dict(p, value=value(p)) for p in points]}))
