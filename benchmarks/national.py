"""How the cost of a round grows with its units and teams.

python3 benchmarks/national.py [BINARY [UNITS]]; needs a release build (make build) unless a binary is named; UNITS
is the largest round (10000). Rounds are
simulated from a seed: quality SD 4, severity SD 2, errors 1.5, 2 and 2, loadings 1, .9 and .5; 31 provinces,
each with teams of its own, about 9.5 units a team; no ratings. Each cell is one run on two threads, all
files written: seconds, CPU seconds and peak memory. Writes results/national.md.
"""
import datetime, math, os, random, shutil, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, ".build/release/steelyard")
LARGEST = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
SIZES = [s for s in [(105, 11), (300, 31), (1_000, 105), (3_255, 341), (10_000, 1_000)]
         if s[0] <= LARGEST]
COMMANDS = ["bias", "weights", "outliers", "report"]


def write(path, units, teams, provinces=31):
    """One CSV file with a row per unit."""
    rng = random.Random(1)
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    own = max(1, teams // provinces)
    with open(path, "w", encoding="utf-8") as file:
        file.write("unit,team,group,onsite,routine,peer\n")
        for unit in range(units):
            province = unit * provinces // units
            team = (province * own + rng.randrange(own)) % teams
            quality = rng.gauss(0, 4)
            scores = (75 + quality - severities[team] + rng.gauss(0, 1.5),
                      78 + 0.9 * quality + rng.gauss(0, 2), 82 + 0.5 * quality + rng.gauss(0, 2))
            file.write(f"u{unit:05d},t{team:04d},p{province:02d},"
                       + ",".join(f"{min(100, s):.2f}" for s in scores) + "\n")


def run(command, path, out):
    """Seconds, CPU seconds and peak memory in MB; a limit of ten minutes."""
    start = datetime.datetime.now()
    child = subprocess.Popen([binary, command, path, "--threads", "2", "--quiet", "-o", out],
                             stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = (datetime.datetime.now() - start).total_seconds()
    assert status == 0, (command, path)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


found = {}
with tempfile.TemporaryDirectory() as folder:
    for size in SIZES:
        path = os.path.join(folder, f"{size[0]}.csv")
        write(path, *size)
        for command in COMMANDS:
            out = os.path.join(folder, "out")
            found[size[0], command] = run(command, path, out)
            if command == "report":
                found[size[0], "page"] = os.path.getsize(os.path.join(out, "report.html")) / 1e6
            shutil.rmtree(out)
            print(size, command, found[size[0], command], flush=True)


def exponent(command, few, many):
    """The power of the units by which CPU seconds grew."""
    a, b = found[few, command][1], found[many, command][1]
    return math.log(b / a) / math.log(many / few)


cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
lines = "\n".join(
    f"| {units} | {teams} | " + " | ".join(
        "{:.1f}, {:.1f} CPU, {:.0f} MB".format(*found[units, c]) for c in COMMANDS)
    + f" | {found[units, 'page']:.1f} |" for units, teams in SIZES)
growth = "; ".join(
    f"`{c}` {exponent(c, 300, 1_000):.1f} and {exponent(c, 1_000, SIZES[-1][0]):.1f}" for c in COMMANDS)
with open(os.path.join(root, "benchmarks/results/national.md"), "w", encoding="utf-8") as file:
    file.write(f"""# How the cost of a round grows

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores. Whole process on two threads, all files written:
seconds, CPU seconds, peak memory (`national.py`).

| units | teams | {" | ".join(COMMANDS)} | page, MB |
|---|---|---|---|---|---|---|
{lines}

The power of the units (and teams with them) by which CPU seconds grow, from 300 to 1,000 and from 1,000 to {SIZES[-1][0]:,}:
{growth}. Beyond 400 units shares of weights are sampled, beyond 5,000 no two units' totals are compared.
""")
