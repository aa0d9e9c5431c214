"""Mean products of several variables, by numpy alone: python3 several_variables.py

rajaratnam.csv: the synthetic data of Rajaratnam, Cronbach & Gleser (1965), Psychometrika 30, 39-56, as
Brennan (2001), Generalizability Theory, section 9.1, has them: 8 persons, tests of 2, 4 and 2 items.
linked.csv: 10 persons, 5 items, two scores of each item, drawn with a seed.
"""
import numpy as np

TESTS = [
    [[4, 2, 2, 1, 3, 1, 3, 0], [5, 1, 4, 3, 3, 2, 5, 1]],
    [[3, 2, 4, 5, 6, 5, 6, 1], [3, 3, 7, 4, 7, 6, 8, 2], [5, 1, 6, 5, 5, 4, 6, 0], [4, 4, 5, 5, 7, 4, 7, 4]],
    [[5, 4, 8, 4, 8, 5, 7, 7], [7, 6, 7, 5, 9, 6, 8, 8]],
]


def products(x, y):
    """Covariance components of persons, items and the rest of two person-by-item tables."""
    n, k = x.shape
    px, py = x.mean(1) - x.mean(), y.mean(1) - y.mean()
    ix, iy = x.mean(0) - x.mean(), y.mean(0) - y.mean()
    rx, ry = (t - t.mean(1)[:, None] - t.mean(0) + t.mean() for t in (x, y))
    rest = (rx * ry).sum() / ((n - 1) * (k - 1))
    return (k * px @ py / (n - 1) - rest) / k, (n * ix @ iy / (k - 1) - rest) / n, rest


def rajaratnam():
    tables = [np.array(t, float).T for t in TESTS]
    own = [products(t, t) for t in tables]
    persons = np.cov([t.mean(1) for t in tables])
    for place, part in enumerate(own):
        persons[place, place] = part[0]
    w, n = np.array([0.25, 0.5, 0.25]), [2, 4, 2]
    universe = w @ persons @ w
    relative = sum(w[v] ** 2 * own[v][2] / n[v] for v in range(3))
    absolute = relative + sum(w[v] ** 2 * own[v][1] / n[v] for v in range(3))
    values = [persons[0, 1], persons[0, 2], persons[1, 2], universe, relative, absolute,
              universe / (universe + relative), universe / (universe + absolute)]
    rows = ["# numpy %s: cov12 cov13 cov23 universe relative absolute e_rho phi" % np.__version__,
            "# " + " ".join("%.15g" % v for v in values), "p,v,i,score"]
    rows += ["%d,%d,%d,%d" % (p, v, i, s) for v, test in enumerate(TESTS)
             for i, item in enumerate(test) for p, s in enumerate(item)]
    return rows


def linked():
    chance = np.random.default_rng(20)
    def pair(scale, rho, *shape):
        a, b = chance.normal(size=(2,) + shape)
        return np.stack([a, rho * a + (1 - rho**2) ** 0.5 * b]) * scale
    x, y = 10 + pair(2, 0.7, 10, 1) + pair(1, 0.5, 1, 5) + pair(1.5, 0.4, 10, 5)
    x, y = x.round(2), y.round(2)
    values = [v for a, b in ((x, x), (x, y), (y, y)) for v in products(a, b)]
    rows = ["# numpy %s: p, i, pi of xx, xy, yy" % np.__version__,
            "# " + " ".join("%.15g" % v for v in values), "p,i,x,y"]
    return rows + ["%d,%d,%.2f,%.2f" % (p, i, x[p, i], y[p, i]) for p in range(10) for i in range(5)]


for name, rows in (("rajaratnam.csv", rajaratnam()), ("linked.csv", linked())):
    with open(name, "w") as file:
        file.write("\n".join(rows) + "\n")
