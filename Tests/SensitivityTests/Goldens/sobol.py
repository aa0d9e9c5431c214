"""SciPy's unscrambled Sobol' sequence: points 100 to 107 in 40 dimensions. Run: python3 sobol.py"""

import pathlib

import scipy
from scipy.stats import qmc

points = qmc.Sobol(40, scramble=False).random(128)[100:108]
with open(pathlib.Path(__file__).parent / "sobol.csv", "w") as out:
    out.write(f"# sobol.py, SciPy {scipy.__version__}\n")
    out.write(",".join(f"d{d}" for d in range(40)) + "\n")
    for point in points:
        out.write(",".join(repr(float(x)) for x in point) + "\n")
