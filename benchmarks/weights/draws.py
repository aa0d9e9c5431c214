"""One million weights drawn uniformly from the triangle, ranked by numpy: the time and the agreement.

Run: python3 draws.py scores.csv shares.csv, both printed by `weights scores 105`, `weights shares 105`.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import sys
import time

import numpy as np

DRAWS, BATCH = 1_000_000, 10_000
scores = np.loadtxt(sys.argv[1], delimiter=",")
exact = np.loadtxt(sys.argv[2], delimiter=",")
units = len(scores)
rng = np.random.default_rng(1)
counts = np.zeros((units, units))
start, processor = time.perf_counter(), time.process_time()
for _ in range(DRAWS // BATCH):
    totals = rng.dirichlet([1, 1, 1], BATCH) @ scores.T
    order = np.argsort(-totals, axis=1)
    cells = order * units + np.arange(units)
    counts += np.bincount(cells.ravel(), minlength=units * units).reshape(units, units)
seconds, processor = time.perf_counter() - start, time.process_time() - processor
error = np.sqrt(np.maximum(exact * (1 - exact), 1e-300) / DRAWS)
seen = exact * DRAWS > 10
z = np.abs(counts / DRAWS - exact)[seen] / error[seen]
print(f"numpy {np.__version__}, {units} units, {DRAWS} draws: {seconds:.2f} s, {processor:.2f} s of processor")
print(f"largest difference {z.max():.2f} standard errors in {seen.sum()} cells; "
      f"largest error of a cell {error.max():.5f}")
