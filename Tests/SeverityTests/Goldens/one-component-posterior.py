"""Posterior of the anchored model without anchors, by quadrature in two dimensions.

Run: python3 one-component-posterior.py > one-component-posterior.csv
Quality and error SD enter only through r² = quality² + error², and two half-normal SDs of scale 1
give r the density r exp(-r²/2). What is left is (severity SD, r).
"""
import numpy as np
import scipy
from scipy.special import gammaln

scores = [[71.5, 74.0, 69.0, 77.5, 73.0], [80.5, 76.0, 83.0, 79.5], [75.0, 78.5, 71.0, 81.0, 77.0],
          [68.0, 74.5, 70.5, 72.0, 66.5, 71.0], [79.0, 84.5, 76.0, 82.0]]
# The same rounds with teams a quarter as far apart, so that absence stays possible.
close = [[x - 0.75 * (np.mean(team) - 75) for x in team] for team in scores]


def pieces(sigma, r, n, m, w):
    """Log restricted likelihood and the conditional means of centred severities."""
    v = r**2
    a = 1 / (v / n + sigma**2)                      # precision of each team's mean
    mu = (a * m).sum() / a.sum()
    d = m - mu
    log = (-0.5 * (np.log(v + n * sigma**2) + (n - 1) * np.log(v)).sum() - 0.5 * w / v
           - 0.5 * (a * d * d).sum() - 0.5 * np.log(a.sum()))
    s = -sigma**2 * a * d
    return log, s - s.mean()


def between(sigma, scale=0.4, k=3, nu=5):
    return np.exp(np.log(2 / scale) + gammaln((k + nu) / 2) - gammaln(k / 2) - gammaln(nu / 2)
                  - k / 2 * np.log(nu) + (k - 1) * np.log(sigma / scale)
                  - (k + nu) / 2 * np.log1p((sigma / scale) ** 2 / nu))


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
    some, sigma_mean, severity = 0, 0, 0
    for s, p in zip(ss, sw):
        for r, q in zip(rs, rw):
            log, conditional = pieces(s, r, *data)
            f = p * q * between(s) * r * np.exp(-r * r / 2 + log)
            some, sigma_mean, severity = some + f, sigma_mean + f * s, severity + f * conditional
    total = 0.2 * zero + 0.8 * some
    print(f"{name},probabilityNoSeverity,{0.2 * zero / total:.10g}")
    print(f"{name},severitySD,{0.8 * sigma_mean / total * sd:.10g}")
    for t, value in enumerate(0.8 * severity / total * sd):
        print(f"{name},severity{t},{value:.10g}")
