"""Posterior of the anchored model without anchors, by quadrature in two dimensions.

Run: python3 one-component-posterior.py > one-component-posterior.csv
Quality and error SD enter only through r² = quality² + error², and two half-normal SDs of scale 1
give r the density r exp(-r²/2). What is left is (severity SD, r), with r the unit of the severity
SD's prior. Means are over rounds with severities and without; interval ends and the probability
that a team took points off are of rounds with severities.
"""
import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats import norm

scores = [[71.5, 74.0, 69.0, 77.5, 73.0], [80.5, 76.0, 83.0, 79.5], [75.0, 78.5, 71.0, 81.0, 77.0],
          [68.0, 74.5, 70.5, 72.0, 66.5, 71.0], [79.0, 84.5, 76.0, 82.0]]
# The same rounds with teams a quarter as far apart, so that absence stays possible.
close = [[x - 0.75 * (np.mean(team) - 75) for x in team] for team in scores]


def pieces(sigma, r, n, m, w):
    """Log restricted likelihood, then conditional means and SDs of centred severities."""
    v = r**2
    a = 1 / (v / n + sigma**2)                      # precision of each team's mean
    mu = (a * m).sum() / a.sum()
    d = m - mu
    log = (-0.5 * (np.log(v + n * sigma**2) + (n - 1) * np.log(v)).sum() - 0.5 * w / v
           - 0.5 * (a * d * d).sum() - 0.5 * np.log(a.sum()))
    s = -sigma**2 * a * d
    if sigma == 0:
        return log, s, s
    # The mean is integrated out: its flat prior takes a rank out of the teams' precision.
    precision = np.diag(n / v + 1 / sigma**2) - np.outer(n, n) / (v * n.sum())
    centre = np.eye(len(n)) - 1 / len(n)
    covariance = centre @ np.linalg.inv(precision) @ centre
    return log, s - s.mean(), np.sqrt(np.diag(covariance))


def between(sigma, unit, scale=0.35, k=3, nu=5):
    """Density of the length of a Student t vector of dimension k, times a scale in `unit`s."""
    scale = scale * unit
    return np.exp(np.log(2 / scale) + gammaln((k + nu) / 2) - gammaln(k / 2) - gammaln(nu / 2)
                  - k / 2 * np.log(nu) + (k - 1) * np.log(sigma / scale)
                  - (k + nu) / 2 * np.log1p((sigma / scale) ** 2 / nu))


absent = 0.5
x, weight = np.polynomial.legendre.leggauss(200)
rs, rw = 0.2 + (x + 1) * 1.4, weight * 1.4
ss, sw = (x + 1) * 4, weight * 4
print(f"# NumPy {np.__version__}, SciPy {scipy.__version__}\nround,quantity,value")
for name, teams in (("apart", scores), ("close", close)):
    n = np.array([len(s) for s in teams])
    within = sum(((np.array(s) - np.mean(s)) ** 2).sum() for s in teams)
    sd = np.sqrt(within / (n.sum() - len(n)))
    centre = np.concatenate(teams).mean()
    m = np.array([(np.mean(s) - centre) / sd for s in teams])
    data = n, m, within / sd**2
    zero = sum(q * r * np.exp(-r * r / 2 + pieces(0, r, *data)[0]) for r, q in zip(rs, rw))
    grid = []
    for s, p in zip(ss, sw):
        for r, q in zip(rs, rw):
            log, centre_at, spread = pieces(s, r, *data)
            f = p * q * between(s, r) * r * np.exp(-r * r / 2 + log)
            grid.append(np.concatenate([[f, s], centre_at, spread]))
    grid = np.array(grid)
    f, sigma = grid[:, 0], grid[:, 1]
    means, sds = grid[:, 2:2 + len(n)], grid[:, 2 + len(n):]
    some = f.sum()
    total = absent * zero + (1 - absent) * some
    print(f"{name},probabilityNoSeverity,{absent * zero / total:.10g}")
    print(f"{name},severitySD,{(1 - absent) * (f @ sigma) / total * sd:.10g}")
    for t, value in enumerate((1 - absent) * (f @ means) / total * sd):
        print(f"{name},severity{t},{value:.10g}")
    for t in range(len(n)):
        def below(x):
            return f @ norm.cdf((x - means[:, t]) / sds[:, t]) / some
        for end, p in (("lower", 0.025), ("upper", 0.975)):
            print(f"{name},{end}{t},{brentq(lambda x: below(x) - p, -9, 9) * sd:.10g}")
        print(f"{name},probabilityPositive{t},{1 - below(0):.10g}")
