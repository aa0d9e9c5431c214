"""How the cost of a round grows with its units, teams and ratings.

python3 benchmarks/national.py [BINARY [UNITS]]; needs a release build (make build) unless a binary is named; UNITS
is the largest round (100000). Rounds are simulated from a seed: quality SD 4, severity SD 2, errors 1.5, 2
and 2, loadings 1, .9 and .5; 31 provinces, each with teams of its own; rated rounds have assessors of SD 1
within teams and ratings rounded to a tenth. Each cell is one run on two threads, all files written: seconds, CPU
seconds and peak memory; ten minutes are the limit. Writes results/national.md.
"""
import datetime, math, os, random, shutil, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, ".build/release/steelyard")
LARGEST = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
SIZES = [s for s in [(105, 11), (300, 31), (1_000, 105), (3_255, 341), (10_000, 1_000), (100_000, 10_000)]
         if s[0] <= LARGEST]
# units, teams, assessors of a team, items
RATED = [s for s in [(3_255, 341, 5, 71), (10_000, 1_000, 20, 5), (10_000, 4_000, 5, 20)] if s[0] <= LARGEST]
COMMANDS = ["bias", "weights", "outliers", "report"]
LIMIT = 600


def home(rng, unit, units, teams, provinces=31):
    """Province and team of a unit."""
    province = unit * provinces // units
    own = max(1, teams // provinces)
    return province, (province * own + rng.randrange(own)) % teams if teams < units / 3 else unit % teams


def write(path, units, teams):
    """One CSV file with a row per unit."""
    rng = random.Random(1)
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("unit,team,group,onsite,routine,peer\n")
        for unit in range(units):
            province, team = home(rng, unit, units, teams)
            quality = rng.gauss(0, 4)
            scores = (75 + quality - severities[team] + rng.gauss(0, 1.5),
                      78 + 0.9 * quality + rng.gauss(0, 2), 82 + 0.5 * quality + rng.gauss(0, 2))
            file.write(f"u{unit:06d},t{team:05d},p{province:02d},"
                       + ",".join(f"{min(100, s):.2f}" for s in scores) + "\n")


def write_rated(folder, units, teams, members, items):
    """A folder with an instrument and one rating per unit, member and item."""
    os.makedirs(folder)
    rng = random.Random(2)
    categories = max(2, min(16, items // 4))
    full = 100 // items
    names = [f"{c + 1}.{i + 1}" for c in range(categories)
             for i in range(items // categories + (c < items % categories))]
    with open(f"{folder}/scheme.yaml", "w", encoding="utf-8") as file:
        file.write("name: national\nyear: 2020\ncomponents:\n"
                   f"  - {{key: onsite, weight: 60, full: {full * items}, scored_by: team}}\n"
                   "  - {key: routine, weight: 30, full: 100, scored_by: centre}\n"
                   "  - {key: peer, weight: 10, full: 100, scored_by: members}\n"
                   f"instrument:\n  - area: all\n    full: {full * items}\n    categories:\n")
        for c in range(categories):
            own = [n for n in names if n.split(".")[0] == str(c + 1)]
            file.write(f"      - category: c{c + 1}\n        full: {full * len(own)}\n        items:\n")
            for name in own:
                file.write(f"          - {{item: {name}, name: item {name}, full: {full}, kind: quantitative}}\n")
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    own_severities = [[rng.gauss(0, 1) for _ in range(members)] for _ in range(teams)]
    difficulties = [rng.gauss(0, 0.05) for _ in names]
    with open(f"{folder}/units.csv", "w", encoding="utf-8") as unit_file, \
            open(f"{folder}/scores.csv", "w", encoding="utf-8") as scores, \
            open(f"{folder}/ratings.csv", "w", encoding="utf-8") as ratings:
        unit_file.write("unit,group,team\n")
        scores.write("unit,component,score\n")
        ratings.write("unit,team,assessor,item,score\n")
        for unit in range(units):
            province, team = home(rng, unit, units, teams)
            quality = rng.gauss(0, 4)
            unit_file.write(f"u{unit:06d},p{province:02d},t{team:05d}\n")
            scores.write(f"u{unit:06d},routine,{min(100, 78 + 0.9 * quality + rng.gauss(0, 2)):.2f}\n"
                         f"u{unit:06d},peer,{min(100, 82 + 0.5 * quality + rng.gauss(0, 2)):.2f}\n")
            common = [rng.gauss(0, 0.1) for _ in names]
            for member in range(members):
                level = (75 + quality - severities[team] - own_severities[team][member]) / 100
                for place, name in enumerate(names):
                    score = full * (level + difficulties[place] + common[place] + rng.gauss(0, 0.1))
                    ratings.write(f"u{unit:06d},t{team:05d},t{team:05d}-{member + 1},{name},"
                                  f"{max(0, min(full, round(score, 1))):.1f}\n")


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
