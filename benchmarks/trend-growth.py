"""How the cost of `trend` grows with years, teams and units.

python3 benchmarks/trend-growth.py; needs a release build (make build). Rounds are simulated from a seed:
quality SD 4 with a correlation of 0.9 from year to year, severity SD 2 with 0.8, errors 1.5, 2 and 2. Each
row is the smaller of two runs' CPU seconds on one thread, all files written. Writes
results/trend-growth.md.
"""
import datetime, math, os, random, shutil, subprocess, tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.path.join(root, ".build/release/steelyard")
ROWS = [(105, 11, 2), (105, 11, 3), (105, 11, 5), (105, 11, 10), (105, 11, 20), (210, 22, 3),
        (420, 44, 3), (840, 88, 3), (210, 11, 3), (420, 11, 3)]


def rounds(folder, units, teams, years):
    """Paths of one CSV file per year."""
    rng, paths = random.Random(1), []
    qualities = [rng.gauss(0, 4) for _ in range(units)]
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    for year in range(years):
        qualities = [0.9 * q + math.sqrt(0.19) * rng.gauss(0, 4) for q in qualities]
        severities = [0.8 * s + 0.6 * rng.gauss(0, 2) for s in severities]
        order = list(range(units))
        rng.shuffle(order)
        paths.append(os.path.join(folder, f"{2010 + year}.csv"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write("unit,team,onsite,routine,peer\n")
            for place, unit in enumerate(order):
                team, quality = place % teams, qualities[unit]
                scores = (75 + quality - severities[team] + rng.gauss(0, 1.5),
                          78 + 0.9 * quality + rng.gauss(0, 2), 82 + 0.5 * quality + rng.gauss(0, 2))
                file.write(f"u{unit:04d},t{team:02d}," + ",".join(f"{s:.2f}" for s in scores) + "\n")
    return paths


def cost(paths, out):
    """CPU seconds and peak memory, MB, of one run."""
    years = ",".join(str(2010 + year) for year in range(len(paths)))
    child = subprocess.Popen([binary, "trend", *paths, "--years", years, "--threads", "1", "--quiet",
                              "-o", out], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    shutil.rmtree(out)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def exponent(a, b, of):
    """The power of the column by which the cost grew from one row to another."""
    return math.log(found[b][0] / found[a][0]) / math.log(b[of] / a[of])


found = {}
for row in ROWS:
    with tempfile.TemporaryDirectory() as folder:
        paths = rounds(folder, *row)
        found[row] = min(cost(paths, os.path.join(folder, "out")) for _ in range(2))
    print(row, found[row], flush=True)
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
lines = "\n".join(f"| {u} | {t} | {y} | {s:.2f} | {m:.0f} |" for (u, t, y), (s, m) in found.items())
with open(os.path.join(root, "benchmarks/results/trend-growth.md"), "w", encoding="utf-8") as file:
    file.write(f"""# How the cost of trend grows

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores. CPU seconds of the whole process on one
thread, all files written; simulated rounds without ratings.

| units | teams | years | CPU seconds | peak memory, MB |
|---|---|---|---|---|
{lines}

From 3 to 10 years the cost grows with the power {exponent(ROWS[1], ROWS[3], 2):.1f} of the years, from 10 to 20 with {exponent(ROWS[3], ROWS[4], 2):.1f}; with
units and teams together from 11 to 22 teams with {exponent(ROWS[1], ROWS[5], 1):.1f}, from 44 to 88 with {exponent(ROWS[6], ROWS[7], 1):.1f} (the likelihood is cubic
in team-years); with units alone from 105 to 420 with {exponent(ROWS[1], ROWS[9], 0):.1f}.
""")
