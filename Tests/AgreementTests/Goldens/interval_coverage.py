"""How often 95 % intervals of Φ and Eρ² hold the truth, by numpy and scipy: python3 interval_coverage.py

Persons by items (Φ by McGraw & Wong and by generalized pivots), and persons by raters within tasks
(generalized pivots), from mean squares drawn as normal effects give them; 20,000 and 4,000 samples per row.
Last, the ends for the table of Shrout & Fleiss (1979) and the mean of its four raters.
"""
import numpy as np
from scipy.stats import f as F

chance = np.random.default_rng(3)


def mean_squares(expected, df, count):
    return [e * chance.chisquare(d, count) / d for e, d in zip(expected, df)]


def crossed(n, k, p, i, rest, count=20_000):
    """Φ of k items, McGraw & Wong (1996), Table 7."""
    msp, msi, mse = mean_squares([k * p + rest, n * i + rest, rest], [n - 1, k - 1, (n - 1) * (k - 1)], count)
    icc = (msp - mse) / (msp + (k - 1) * mse + k * (msi - mse) / n)
    ratio, inner = msi / mse, n * (1 + (k - 1) * icc) - k * icc
    df = (k - 1) * (n - 1) * (k * icc * ratio + inner) ** 2 / ((n - 1) * (k * icc * ratio) ** 2 + inner**2)
    low, high = F.ppf(0.975, n - 1, df), F.ppf(0.975, df, n - 1)
    other = k * msi + (k * n - k - n) * mse
    lower = n * (msp - low * mse) / (low * other + n * msp)
    upper = n * (high * msp - mse) / (other + n * high * msp)
    truth = p / (p + i + rest)
    return np.mean((lower <= truth) & (truth <= upper))


def pivots(squares, n, k, size, draws):
    """Draws of Φ of `size` items from the mean squares of persons, items and the rest."""
    df = [n - 1, k - 1, (n - 1) * (k - 1)]
    a, b, c = (s * d / chance.chisquare(d, draws) for s, d in zip(squares, df))
    p, i = np.maximum(0, (a - c) / k), np.maximum(0, (b - c) / n)
    return p / (p + (i + c) / size)


def crossed_pivots(n, k, p, i, rest, count=4_000):
    expected, df = [k * p + rest, n * i + rest, rest], [n - 1, k - 1, (n - 1) * (k - 1)]
    held = 0
    for squares in zip(*mean_squares(expected, df, count)):
        low, high = np.quantile(pivots(squares, n, k, 1, 1_000), [0.025, 0.975])
        held += low <= p / (p + i + rest) <= high
    return held / count


def nested(n, t, r, p, task, pt, rt, rest, count=4_000, draws=1_000):
    """Eρ² and Φ of t tasks and r raters within each, generalized pivots."""
    df = np.array([n - 1, t - 1, (n - 1) * (t - 1), t * (r - 1), (n - 1) * t * (r - 1)])
    e_pt, e_rt = r * pt + rest, n * rt + rest
    expected = [t * r * p + e_pt, n * r * task + e_rt + e_pt - rest, e_pt, e_rt, rest]
    held = np.zeros(2)
    for squares in zip(*mean_squares(expected, df, count)):
        a, b, c, d, e = (s * v / chance.chisquare(v, draws) for s, v in zip(squares, df))
        own = [np.maximum(0, x) for x in ((a - c) / (t * r), (b - c - d + e) / (n * r), (c - e) / r, (d - e) / n, e)]
        relative = own[2] / t + own[4] / (t * r)
        absolute = relative + own[1] / t + own[3] / (t * r)
        true_relative = pt / t + rest / (t * r)
        for place, (error, true) in enumerate(
            ((relative, true_relative), (absolute, true_relative + task / t + rt / (t * r)))):
            low, high = np.quantile(own[0] / (own[0] + error), [0.025, 0.975])
            held[place] += low <= p / (p + true) <= high
    return held / count


for row in ((25, 6, 1, 0.5, 1.5), (25, 3, 1, 0.5, 1.5), (25, 3, 1, 2, 0.5), (100, 3, 1, 2, 0.5), (10, 2, 1, 0.5, 1.5),
            (200, 10, 1, 0.01, 2)):
    print("p x i", row, "phi McGraw-Wong %.3f pivots %.3f" % (crossed(*row), crossed_pivots(*row)))
for row in ((20, 4, 3, 1, 0.4, 0.6, 0.2, 0.8), (20, 2, 2, 1, 0.4, 0.6, 0.2, 0.8), (50, 3, 2, 1, 2, 0.2, 0.2, 0.8),
            (50, 3, 2, 0.1, 0.05, 0.05, 0.02, 2)):
    print("p x (r:t)", row, "e_rho %.3f phi %.3f" % tuple(nested(*row)))

x = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)
rest = x - x.mean(1)[:, None] - x.mean(0) + x.mean()
squares = (4 * x.mean(1).var(ddof=1), 6 * x.mean(0).var(ddof=1), (rest**2).sum() / 15)
print("Shrout & Fleiss", np.quantile(pivots(squares, 6, 4, 4, 4_000_000), [0.025, 0.975]))
