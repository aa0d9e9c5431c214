"""Severities of assessors over years by dense matrices: python3 multi_year_assessors.py > multi_year_assessors.json

Three years, three teams of four; half of the assessors move each year. Each sits in six visits; the
level of every visit is free. The SD and the persistence of the assessors' severities maximise the
marginal likelihood; then the mean of each team's members has a normal posterior, which enters the
likelihood of multi_year_likelihood.py.
"""
import json
import numpy as np
import scipy
from scipy.optimize import minimize
from multi_year_likelihood import anchors, points, teams, units, value, visits, years

rng = np.random.default_rng(11)
people, error = 12, 0.8
true = np.zeros((3, people))
true[0] = rng.normal(0, 2, people)
true[1] = .9 * true[0] + np.sqrt(1 - .81) * rng.normal(0, 2, people)
true[2] = .81 * true[1] + np.sqrt(1 - .81 ** 2) * rng.normal(0, 2, people)
seats = [[list(range(0, 4)), list(range(4, 8)), list(range(8, 12))],
         [[0, 1, 4, 5], [2, 3, 8, 9], [6, 7, 10, 11]],
         [[0, 5, 8, 10], [1, 2, 6, 11], [3, 4, 7]]]
panels, blocks = [], []
for y in range(3):
    for t in range(3):
        m = len(seats[y][t])
        centring = np.eye(m) - 1 / m
        seen = np.array([[-true[y, a] + rng.normal(0, error) for a in seats[y][t]] for _ in range(6)])
        precision = 6 * centring / error ** 2
        information = -centring @ seen.sum(axis=0) / error ** 2
        panels.append({"year": y, "team": t, "members": seats[y][t],
                       "precision": precision.ravel().tolist(), "information": information.tolist()})
        blocks.append((y, t, precision, information))

nodes = [(a, y) for a in range(people) for y in range(3) if any(a in s for s in seats[y])]
place = {node: i for i, node in enumerate(nodes)}
P, h, M = np.zeros((len(nodes),) * 2), np.zeros(len(nodes)), np.zeros((9, len(nodes)))
for y, t, precision, information in blocks:
    own = [place[a, y] for a in seats[y][t]]
    P[np.ix_(own, own)] += precision
    h[own] += information
    M[3 * y + t, own] = 1 / len(own)


def covariance(sd, persistence):
    K = np.zeros((len(nodes),) * 2)
    for i, (a, ya) in enumerate(nodes):
        for j, (b, yb) in enumerate(nodes):
            if a == b:
                K[i, j] = sd ** 2 * persistence ** abs(years[ya] - years[yb])
    return K


def log_density(point):
    K = covariance(np.exp(point[0]), 1 / (1 + np.exp(-point[1])))
    B = np.linalg.inv(K) + P
    return -0.5 * (np.linalg.slogdet(K)[1] + np.linalg.slogdet(B)[1] - h @ np.linalg.solve(B, h))


best = minimize(lambda p: -log_density(p), [0, 1], method="Nelder-Mead",
                options={"xatol": 1e-9, "fatol": 1e-13, "maxiter": 4000}).x
sd, persistence = float(np.exp(best[0])), float(1 / (1 + np.exp(-best[1])))
posterior = np.linalg.inv(np.linalg.inv(covariance(sd, persistence)) + P)
mean, spread = M @ posterior @ h, M @ posterior @ M.T
print(json.dumps({
    "made_with": f"NumPy {np.__version__}, SciPy {scipy.__version__}", "years": years, "units": units,
    "teams": teams, "visits": visits, "anchors": anchors, "panels": panels, "sd": sd,
    "persistence": persistence, "mean": mean.tolist(), "covariance": spread.ravel().tolist(),
    "points": [dict(p, value=value(p, mean, spread)) for p in points]}))
