"""Reading a large table, beside polars and DuckDB; python3 benchmarks/reading.py [MILLION_ROWS]

Needs a release build (make build; or the path of a program in STEELYARD), numpy, polars and duckdb
(PyPI). Programs take turns; medians of fresh processes; writes results/reading.md. The table is made
in a temporary folder and removed.
"""
import datetime, importlib.metadata, os, subprocess, sys, tempfile, time
import numpy as np

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.environ.get("STEELYARD") or os.path.join(root, ".build/release/steelyard")
rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 9_860_000
repeats = 5


def make(path):
    """Ten years of visits in 27 provinces; random effects of unit, team, assessor and item."""
    rng = np.random.default_rng(2015)
    quality, team = rng.normal(0, 4, (27, 105)), rng.normal(0, 2, (27, 11))
    person, item = rng.normal(0, 1, (27, 55)), rng.normal(0, 6, 71)
    left = rows
    with open(path, "w") as file:
        file.write("year,team,assessor,unit,item,score\n")
        for year in range(2015, 10_000):
            for p in range(27):
                visited = rng.permutation(105) % 11
                for u in range(105):
                    t = visited[u]
                    for a in range(5):
                        n = min(71, left)
                        if n == 0:
                            return
                        noise = rng.normal(0, 7, 71)
                        y = 78 + quality[p, u] - team[p, t] - person[p, 5 * t + a] - item + noise
                        head = (f"{year},pr{p + 1:02d} team{t + 1},pr{p + 1:02d} assessor{5 * t + a + 1},"
                                f"pr{p + 1:02d} unit{u + 1},item")
                        file.write("".join(f"{head}{i + 1},{v:.2f}\n" for i, v in enumerate(y[:n])))
                        left -= n


def programs(path, threads):
    fit = [binary, "variance", path, "--response", "score", "--random", "unit,team,assessor,item",
           "--threads", str(threads)]
    columns = '["team","assessor","unit","item","score"]'
    polars = ("import polars as pl\n"
              f"t = pl.read_csv({path!r}, columns={columns})\n"
              'for c in t.columns[:-1]: t[c].cast(pl.Categorical).to_physical()\n')
    query = f"create table t as select team, assessor, unit, item, score from read_csv('{path}')"
    duck = ("import duckdb\n"
            f"duckdb.connect(config={{'threads': {threads}}}).execute({query!r})\n")
    return [
        ("steelyard variance: reads, encodes and fits", fit, {}),
        ("polars: reads and encodes (Categorical)", [sys.executable, "-c", polars],
         {"POLARS_MAX_THREADS": str(threads)}),
        ("DuckDB: reads into a table", [sys.executable, "-c", duck], {}),
    ]


def measure(command, more):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=os.environ | more)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, errors.decode()
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


lines = []
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "ratings.csv")
    make(path)
    size = os.path.getsize(path) / 1e6
    for threads in [1, 2]:
        runs = {}
        for _ in range(repeats):
            for name, command, more in programs(path, threads):
                runs.setdefault(name, []).append(measure(command, more))
        for name, figures in runs.items():
            wall, cpu, peak = (sorted(column) for column in zip(*figures))
            middle = repeats // 2
            lines.append(f"| {name} | {threads} | {wall[middle]:.2f} | {wall[0]:.2f} | {cpu[middle]:.2f} "
                         f"| {peak[-1]:.0f} |")
            print(lines[-1], flush=True)
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ["polars", "duckdb"])
with open(os.path.join(root, "benchmarks/results/reading.md"), "w") as file:
    file.write(f"""# Reading a large table

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores; load average {os.getloadavg()[0]:.1f};
{versions}. {rows:,} rows, {size:.0f} MB (year, team, assessor, unit, item, score), in the page cache.
Whole processes in turn, {repeats} of each; `reading.py`.

| program | threads | median, s | best, s | CPU, s | peak memory, MB |
|---|---|---|---|---|---|
""" + "\n".join(lines) + "\n")
