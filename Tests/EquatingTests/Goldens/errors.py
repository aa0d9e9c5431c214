"""Kernel equivalents in 40 digits, and standard errors by numerical derivatives, of ACT Mathematics.

Shares are smoothed by a log-linear model of degree 6. Its sampling error comes from fitting it again
to counts that are changed one by one, so no formula of ours is used. python3 errors.py
"""
import csv, mpmath as mp, numpy as np, scipy
from scipy.special import ndtr

rows = list(csv.DictReader(r for r in open("act.csv") if not r.startswith("#")))
score = np.array([float(r["score"]) for r in rows])
counts = {k: np.array([float(r[k]) for r in rows]) for k in "xy"}
H = {"x": 0.7, "y": 0.6}


def fit(count, degree=6):
    t = np.polynomial.legendre.legvander(score / 20 - 1, degree)
    n = count.sum()
    beta = np.zeros(degree + 1)
    beta[0] = np.log(n / len(score))
    for _ in range(200):
        mu = np.exp(t @ beta)
        step = np.linalg.solve(t.T @ (mu[:, None] * t), t.T @ (count - mu))
        beta += step
        if np.abs(step).max() < 1e-14:
            break
    return np.exp(t @ beta) / n


def kernel(p, h):
    m = p @ score
    v = p @ (score - m) ** 2
    a = np.sqrt(v / (v + h * h))
    return lambda x: p @ ndtr((x - a * score - (1 - a) * m) / (a * h))


def stepped(p):
    return lambda x: p @ np.clip(x - score + 0.5, 0, 1)


def solve(f, share):
    low, high = -60.0, 100.0
    for _ in range(200):
        mid = (low + high) / 2
        low, high = (mid, high) if f(mid) < share else (low, mid)
    return (low + high) / 2


def error(make, x, smooth):
    """Delta method: derivative of F(x) and G(e) by each observed share, over the density of Y."""
    fx, fy = (fit(counts[k]) if smooth else counts[k] / counts[k].sum() for k in "xy")
    e = solve(make("y", fy), make("x", fx)(x))
    eps = 1e-5
    density = (make("y", fy)(e + eps) - make("y", fy)(e - eps)) / (2 * eps)
    total = 0.0
    for k, at, p in (("x", x, fx), ("y", e, fy)):
        n = counts[k].sum()
        slopes = []
        for j in range(len(score)):
            d = np.zeros(len(score))
            d[j] = 1e-6
            if smooth:  # the fitted shares as a function of expected counts at the fit itself
                up, down = fit(n * (p + d)), fit(n * (p - d))
                up, down = up * (1 + 1e-6), down * (1 - 1e-6)
            else:
                up, down = p + d, p - d
            slopes.append((make(k, up)(at) - make(k, down)(at)) / 2e-6)
        slopes = np.array(slopes)
        total += (p @ slopes**2 - (p @ slopes) ** 2) / n
    return np.sqrt(total) / density


def precise_fit(k, degree=6):
    """The log-linear fit in 40 digits."""
    n = mp.mpf(int(counts[k].sum()))
    terms = [[mp.legendre(d, mp.mpf(int(s)) / 20 - 1) for d in range(degree + 1)] for s in score]
    beta = mp.matrix(degree + 1, 1)
    beta[0] = mp.log(n / len(score))
    while True:
        mu = [mp.exp(sum(t * beta[i] for i, t in enumerate(row))) for row in terms]
        information, slope = mp.matrix(degree + 1, degree + 1), mp.matrix(degree + 1, 1)
        for row, m, c in zip(terms, mu, counts[k]):
            for i in range(degree + 1):
                slope[i] += row[i] * (mp.mpf(int(c)) - m)
                for j in range(degree + 1):
                    information[i, j] += m * row[i] * row[j]
        step = mp.lu_solve(information, slope)
        beta += step
        if mp.norm(step) < mp.mpf(10) ** -30:
            return [m / n for m in mu]


def precise_kernel(shares, x):
    def cdf(k, at):
        q, h = shares[k], mp.mpf(str(H[k]))
        m = sum(s * w for s, w in zip(score, q))
        v = sum(w * (s - m) ** 2 for s, w in zip(score, q))
        a = mp.sqrt(v / (v + h * h))
        return sum(w * mp.ncdf((at - a * s - (1 - a) * m) / (a * h)) for s, w in zip(score, q))

    share = cdf("x", mp.mpf(x))
    low, high = mp.mpf(x - 4), mp.mpf(x + 4)
    for _ in range(60):
        mid = (low + high) / 2
        low, high = (mid, high) if cdf("y", mid) < share else (low, mid)
    return low


def precise_steps(shares, x):
    share = sum(shares["x"][:x]) + shares["x"][x] / 2
    below = mp.mpf(0)
    for j, w in enumerate(shares["y"]):
        if below + w >= share:
            return j - mp.mpf(1) / 2 + (share - below) / w
        below += w


mp.mp.dps = 40
observed = {k: [mp.mpf(int(c)) / int(counts[k].sum()) for c in counts[k]] for k in "xy"}
smoothed = {k: precise_fit(k) for k in "xy"}
print(f"# mpmath {mp.__version__}, numpy {np.__version__}, scipy {scipy.__version__}")
print("score,kernel,kernel_se,kernel_smoothed,kernel_smoothed_se,presmoothed,presmoothed_se")
make_kernel = lambda k, p: kernel(p / p.sum(), H[k])
make_stepped = lambda k, p: stepped(p / p.sum())
for x in range(0, 41, 5):
    cells = [
        mp.nstr(precise_kernel(observed, x), 14), f"{error(make_kernel, x, False):.8g}",
        mp.nstr(precise_kernel(smoothed, x), 14), f"{error(make_kernel, x, True):.8g}",
        mp.nstr(precise_steps(smoothed, x), 14), f"{error(make_stepped, x, True):.8g}",
    ]
    print(x, *cells, sep=",")
