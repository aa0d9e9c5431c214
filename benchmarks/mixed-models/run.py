"""Pairs `steelyard variance` with lme4 on the same files, one thread each, in one run.

python3 run.py [--quick]: needs a release build (make build; or STEELYARD names the program), R with lme4 (Debian's
r-cran-lme4) and numpy in the Python that runs it; writes ../results/mixed-models.md, or the file that RESULTS names.
A ratio counts only where both criteria agree within 1e-3; others carry a star.
The table is written again after each data set.
"""
import datetime, json, os, platform, re, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
binary = os.path.abspath(os.environ.get("STEELYARD", os.path.join(root, ".build/release/steelyard")))
results = os.environ.get("RESULTS", os.path.join(root, "benchmarks/results/mixed-models.md"))
env = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
quick = "--quick" in sys.argv


def run(command):
    """Seconds, standard output and peak MB of one process."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdout=out, stderr=errors, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if status:
            errors.seek(0)
            sys.exit(f"failed: {' '.join(command)}\n{errors.read()}")
        out.seek(0)
        return seconds, out.read(), usage.ru_maxrss / 1024


def measure(name, file, response, factors, repeats):
    rows = sum(1 for _ in open(file)) - 1
    ours, theirs, fits = [], [], []
    for _ in range(repeats):  # in pairs, so that a busy machine is busy for both
        seconds, out, memory = run([binary, "variance", file, "--response", response, "--random", factors,
                            "--format", "json", "--quiet"])
        ours.append(seconds)
        result = json.loads(out)
        seconds, out, theirMemory = run(["Rscript", os.path.join(here, "fit.R"), file, response, factors])
        theirs.append(seconds)
        fit, criterion = map(float, out.split())
        fits.append(fit)
    # Printed to ten digits, which is what the gap is good to.
    ours_at, evaluations = re.search(
        r"REML criterion (\S+), .* (\d+) evaluations", " ".join(result["summary"])).groups()
    gap = float(ours_at) - criterion
    a, b, c = (sorted(x)[len(x) // 2] for x in (ours, theirs, fits))
    star = "" if abs(gap) < 1e-3 else "*"
    ratio = f"{c / a:.1f}{star} | {b / a:.1f}{star}"
    print(name, rows, a, b, c, gap, flush=True)
    return (f"| {name} | {rows:,} | {a:.3f} | {c:.2f} | {b:.2f} | {ratio} | {gap:+.1e} | "
            f"{evaluations} | {memory:.0f} | {theirMemory:.0f} |")


cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")),
           platform.processor())
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
load = os.getloadavg()[0]
versions = run(["Rscript", "-e", "cat(R.version.string, 'lme4', as.character(packageVersion('lme4')))"])[1]
growth = run(["swift", "run", "-c", "release", "--package-path", os.path.join(root, "benchmarks"),
              "mixed-growth"])[1]


def write(table):
    with open(results, "w", encoding="utf-8") as file:
        file.write(f"""# Mixed models: steelyard variance beside lme4

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores, one thread each; {versions}.
Load average {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the end (one process runs at a time).
Ours is the whole process (CSV in, estimates out); lme4 is timed as the fit alone and as the whole
R process (start, read.csv, fit). Medians of paired runs. The gap is our REML criterion less lme4's:
negative is a better optimum; ours is printed to ten digits, so that less than 1e-3 is rounding. A star
marks criteria more than 1e-3 apart: such a ratio does not count.

| data | rows | steelyard, s | lme4 fit, s | R process, s | fit ratio | process ratio | gap | evaluations | steelyard, MB | R, MB |
|---|---|---|---|---|---|---|---|---|---|---|
""" + "\n".join(table) + """

## Growth

The library alone, scheme-shaped data in memory: more rows on the same levels, then more levels. An
evaluation costs the same whatever the rows; it grows with levels and the pairs of levels that meet.

""" + growth)


with tempfile.TemporaryDirectory() as folder:
    table = []
    path = os.path.join(folder, "insteval.csv")
    run(["Rscript", os.path.join(here, "insteval.R"), path])
    table.append(measure("InstEval, s d dept", path, "y", "s,d,dept", 3))
    write(table)
    for provinces, repeats in [(1, 3), (10, 1)] + ([] if quick else [(30, 1)]):
        path = os.path.join(folder, f"scheme{provinces}.csv")
        run([sys.executable, os.path.join(here, "generate.py"), str(provinces), path])
        table.append(measure(f"scheme-shaped x {provinces}", path, "y", "unit,item,team,assessor",
                             repeats))
        write(table)
