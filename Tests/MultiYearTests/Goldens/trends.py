"""Mann-Kendall and Theil-Sen by SciPy: python3 trends.py > trends.json"""
import json
import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(11)
cases = []
for n, ties in [(4, False), (6, False), (9, False), (12, False), (10, True), (25, False)]:
    times = np.arange(2010.0, 2010 + n) if n != 9 else np.sort(rng.choice(np.arange(2000.0, 2020), n, False))
    values = np.round(0.5 * (times - times[0]) + rng.normal(0, 3, n), 0 if ties else 4)
    tau = stats.kendalltau(times, values, method="exact" if not ties and n <= 20 else "asymptotic")
    sen = stats.theilslopes(values, times)
    cases.append(dict(times=times.tolist(), values=values.tolist(), tau=tau.statistic,
                      exact_p=tau.pvalue if not ties and n <= 20 else None,
                      slope=sen.slope, intercept=sen.intercept, lower=sen.low_slope, upper=sen.high_slope))
print(json.dumps({"made_with": f"SciPy {scipy.__version__}", "cases": cases}))
