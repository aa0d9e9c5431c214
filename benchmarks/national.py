"""How the cost of a round grows with its units, teams and ratings.

python3 benchmarks/national.py [BINARY [UNITS]]; needs a release build (make build) unless a binary is named; UNITS
is the largest round (100000). Rounds are simulated from a seed: quality SD 4, severity SD 2, errors 1.5, 2
and 2, loadings 1, .9 and .5; 31 provinces, each with teams of its own; rated rounds have assessors of SD 1
within teams and ratings rounded to a tenth. Each cell is one run on two threads, all files written: seconds, CPU
seconds and peak memory; ten minutes are the limit. Writes results/national.md.
"""
import datetime, math, os, shutil, subprocess, sys, tempfile

from national_rounds import write, write_rated

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, ".build/release/steelyard")
LARGEST = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
SIZES = [s for s in [(105, 11), (300, 31), (1_000, 105), (3_255, 341), (10_000, 1_000), (100_000, 10_000)]
         if s[0] <= LARGEST]
# units, teams, assessors of a team, items
RATED = [s for s in [(3_255, 341, 5, 71), (10_000, 1_000, 20, 5), (10_000, 4_000, 5, 20)] if s[0] <= LARGEST]
COMMANDS = ["bias", "weights", "outliers", "report"]
LIMIT = 600


def run(command, path, out):
    """Seconds, CPU seconds and peak memory in MB; else "refused", or that ten minutes are not enough."""
    start = datetime.datetime.now()
    child = subprocess.Popen([binary, command, path, "--threads", "2", "--quiet", "-o", out],
                             stdout=subprocess.DEVNULL, start_new_session=True)
    timer = subprocess.Popen(["sh", "-c", f"sleep {LIMIT}; kill -9 {child.pid} 2>/dev/null"],
                             start_new_session=True)
    _, status, usage = os.wait4(child.pid, 0)
    timer.kill()
    seconds = (datetime.datetime.now() - start).total_seconds()
    if os.waitstatus_to_exitcode(status) == 1:
        return "refused"
    if status != 0:
        assert seconds >= LIMIT, (command, path, status)
        return f"over {LIMIT}"
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


found = {}


def measure(size, path, folder):
    for command in COMMANDS:
        out = os.path.join(folder, "out")
        found[size, command] = run(command, path, out)
        if command == "report" and isinstance(found[size, command], tuple):
            found[size, "page"] = os.path.getsize(os.path.join(out, "report.html")) / 1e6
        shutil.rmtree(out, ignore_errors=True)
        print(size, command, found[size, command], flush=True)


with tempfile.TemporaryDirectory() as folder:
    for size in SIZES:
        path = os.path.join(folder, f"{size[0]}.csv")
        write(path, *size)
        measure(size, path, folder)
    for size in RATED:
        path = os.path.join(folder, "x".join(str(s) for s in size))
        write_rated(path, *size)
        measure(size, path, folder)


def exponent(command, few, many):
    """The power of the units by which CPU seconds grew."""
    a, b = found[few, command], found[many, command]
    if not isinstance(a, tuple) or not isinstance(b, tuple):
        return "-"
    return f"{math.log(b[1] / a[1]) / math.log(many[0] / few[0]):.1f}"


def cells(size):
    return " | ".join("{:.1f}, {:.1f} CPU, {:.0f} MB".format(*found[size, c])
                      if isinstance(found[size, c], tuple) else found[size, c] for c in COMMANDS) + (
        f" | {found[size, 'page']:.1f} |" if (size, "page") in found else " | |")


cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
plain = "\n".join(f"| {s[0]:,} | {s[1]:,} | {cells(s)}" for s in SIZES)
rated = "\n".join(f"| {s[0]:,} | {s[1]:,} | {s[1] * s[2]:,} | {s[0] * s[2] * s[3]:,} | {cells(s)}" for s in RATED)
steps = [(a, b) for a, b in zip(SIZES[1:], SIZES[2:])]
growth = "; ".join(f"`{c}` " + ", ".join(exponent(c, a, b) for a, b in steps) for c in COMMANDS)
with open(os.path.join(root, "benchmarks/results/national.md"), "w", encoding="utf-8") as file:
    file.write(f"""# How the cost of a round grows

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}. Whole process on two
threads, all files written: seconds, CPU seconds, peak memory (`national.py`).

| units | teams | {" | ".join(COMMANDS)} | page, MB |
|---|---|---|---|---|---|---|
{plain}

The power of the units (and teams with them) by which CPU seconds grow, from each row to the next, beginning with
{SIZES[1][0]} units: {growth}. Beyond 400 units shares of weights are sampled, beyond 5,000 no two units' totals are
compared.

With ratings:

| units | teams | assessors | ratings | {" | ".join(COMMANDS)} | page, MB |
|---|---|---|---|---|---|---|---|---|
{rated}
""")
