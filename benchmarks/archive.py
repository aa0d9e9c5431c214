"""Eleven million ratings in one archive: time, memory, size, kills and readers.

python3 benchmarks/archive.py; needs a release build (make build) and 1 GB of free disk. Makes 10
years of 31 provinces of 105 units (71 items, 5 assessors each) from the three sample rounds: in every
province and year the units change places by a quality that correlates 0.8 from year to year, from a
seeded generator. Writes results/archive.md.
"""
import datetime, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.path.join(root, ".build/release/steelyard")
data = os.path.join(root, "notebooks-data/data")
YEARS, PROVINCES, KILLS, READERS = range(2015, 2025), range(1, 32), 100, 20


def text(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


class Template:
    """A sample round whose units change places from copy to copy."""

    def __init__(self, year):
        self.folder = os.path.join(data, f"founding-{year}")
        routine = {}
        for line in text(self.folder, "scores.csv").splitlines()[1:]:
            unit, component, _, score = line.split(",")
            if component == "routine" and score:
                routine.setdefault(unit, []).append(float(score))
        self.units = sorted(routine, key=lambda unit: sum(routine[unit]) / len(routine[unit]))
        self.files = {name: re.split(r"(单位\d+)", text(self.folder, name))
                      for name in ("units.csv", "scores.csv", "ballots.csv", "ratings.csv")}

    def write(self, folder, year, province, qualities):
        """The unit of the k-th highest quality gets all that the k-th highest of the sample has."""
        os.makedirs(folder)
        order = sorted(range(len(self.units)), key=qualities.__getitem__)
        names = {old: f"省{province:02d}单位{new + 1:03d}" for old, new in zip(self.units, order)}
        for name, parts in self.files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write("".join(names.get(part, part) for part in parts))
        scheme = text(self.folder, "scheme.yaml").split("\n", 2)[2]
        with open(os.path.join(folder, "scheme.yaml"), "w", encoding="utf-8") as file:
            file.write(f"name: province {province}\nyear: {year}\n{scheme}")


def next_year(qualities, rng, persistence=0.8):
    """Standard normal qualities that correlate with last year's, or new ones."""
    if qualities is None:
        return [rng.gauss(0, 1) for _ in range(105)]
    fresh = (1 - persistence ** 2) ** 0.5
    return [persistence * q + fresh * rng.gauss(0, 1) for q in qualities]


# A child's peak counts its parent's pages until it starts, so a small process starts and measures.
MEASURE = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss / 1024, file=sys.stderr)
sys.exit(status != 0)
"""


def run(*command):
    """Seconds, peak memory in MB and output of a command that must succeed."""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, *command],
                          capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
    seconds, memory = done.stderr.split()[-2:]
    return float(seconds), float(memory), done.stdout


def state(archive):
    """What SQLite itself says of the archive: rounds, the sum of their ratings, units in order."""
    with sqlite3.connect(archive) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rounds = database.execute("SELECT year, name, rating_count FROM rounds").fetchall()
        counts = database.execute("SELECT COUNT(*), TOTAL(score * (1 + unit)) FROM ratings")
        names = database.execute("SELECT name FROM units ORDER BY round, position").fetchall()
        result = (sorted(rounds), counts.fetchone(), names)
    database.close()
    assert sum(r[2] for r in rounds) == result[1][0]
    return result


def fill(archive, folder):
    templates = [Template(year) for year in (2015, 2016, 2017)]
    rng, rows, qualities = random.Random(1), [], dict.fromkeys(PROVINCES)
    for year in YEARS:
        rounds = [os.path.join(folder, f"{year}-{p:02d}") for p in PROVINCES]
        for province, path in zip(PROVINCES, rounds):
            qualities[province] = next_year(qualities[province], rng)
            templates[year % 3].write(path, year, province, qualities[province])
        seconds, memory, _ = run(binary, "archive", "add", archive, *rounds)
        rows.append((year, seconds, memory, os.path.getsize(archive) / 1e6))
        print(f"{year}: {seconds:.1f} s, {memory:.0f} MB, file {rows[-1][3]:.0f} MB", flush=True)
        if year != YEARS[0]:
            for path in rounds:
                shutil.rmtree(path)
    return rows


def kill(archive, folder):
    """Kills `archive add` at random moments; counts what was left behind."""
    versions = [os.path.join(folder, f"kill-{v}") for v in (1, 2)]
    template, rng = Template(2015), random.Random(2)
    for number, path in enumerate(versions):
        template.write(path, 2030, 1, next_year(None, random.Random(10 + number)))
    states, whole = [], []
    for path in versions:
        whole.append(run(binary, "archive", "add", archive, path, "--replace")[0])
        states.append(state(archive))
    assert states[0] != states[1]
    now, tally = states[1], {"old": 0, "new": 0, "hot": 0}
    for _ in range(KILLS):
        target = 1 - states.index(now)
        process = subprocess.Popen([binary, "archive", "add", archive, versions[target], "--replace"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.1, 1.5) * max(whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        tally["hot"] += os.path.exists(archive + "-journal")
        after = state(archive)
        assert after in states, "half a change"
        tally["old" if after == now else "new"] += 1
        now = after
    return tally


def read_while_adding(archive, folder):
    """Readers list one round's scores over and over while it is replaced."""
    versions = [os.path.join(folder, f"kill-{v}") for v in (1, 2)]
    show = [binary, "archive", "show", archive, "2030", "--format", "json"]
    seen = []
    for path in versions:
        run(binary, "archive", "add", archive, path, "--replace")
        seen.append(subprocess.run(show, capture_output=True).stdout)
    assert seen[0] != seen[1]
    reads = 0
    for path in versions * 3:
        readers = [subprocess.Popen(show, stdout=subprocess.PIPE) for _ in range(READERS)]
        adding = subprocess.Popen([binary, "archive", "add", archive, path, "--replace"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        more = [subprocess.Popen(show, stdout=subprocess.PIPE) for _ in range(READERS)]
        for reader in readers + more:
            assert reader.communicate()[0] in seen and reader.returncode == 0
            reads += 1
        assert adding.wait() == 0
    return reads


def walk(archive):
    """The library's own reading, where benchmarks/ is built; else None."""
    program = os.path.join(root, "benchmarks/.build/release/archive-walk")
    if not os.path.exists(program):
        return None
    _, memory, output = run(program, archive)
    words = output.split()
    return int(words[0]), float(words[2]), memory


with tempfile.TemporaryDirectory() as folder:
    archive, small = os.path.join(folder, "all.sqlite"), os.path.join(folder, "one.sqlite")
    rows = fill(archive, folder)
    rounds, (count, _), _ = state(archive)
    assert len(rounds) == len(YEARS) * len(PROVINCES)
    listing = run(binary, "archive", "list", archive)
    reading = walk(archive)
    trend = run(binary, "trend", "--archive", archive, "--quiet", "-o", os.path.join(folder, "trend"))
    print(f"trend: {trend[0]:.0f} s, {trend[1]:.0f} MB", flush=True)
    run(binary, "archive", "add", small, *(os.path.join(folder, f"{YEARS[0]}-{p:02d}") for p in PROVINCES))
    tally = kill(small, folder)
    reads = read_while_adding(small, folder)

cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
table = "\n".join(f"| {y} | {s:.1f} | {m:.0f} | {f:.0f} |" for y, s, m, f in rows)
walked = "" if reading is None else (
    f"Walking all {reading[0]:,} ratings from the library takes {reading[1]:.1f} s at a peak of "
    f"{reading[2]:.0f} MB,\nthe largest round then loaded as arrays included.\n")
with open(os.path.join(root, "benchmarks/results/archive.md"), "w", encoding="utf-8") as file:
    file.write(f"""# An archive of {count:,} ratings

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores; load average {os.getloadavg()[0]:.1f}; SQLite
{sqlite3.sqlite_version}. {len(YEARS)} years of {len(PROVINCES)} provinces of 105 units, 5 assessors a team, 71 items; a year's
{len(PROVINCES)} rounds are read, checked and added by one `archive add`, in one transaction.

| year | seconds | peak memory, MB | file after, MB |
|---|---|---|---|
{table}

All years: {sum(r[1] for r in rows):.0f} s, {count / sum(r[1] for r in rows):,.0f} ratings a second from CSV to disk, {rows[-1][3] * 1e6 / count:.1f} bytes a
rating. `archive list` takes {listing[0]:.2f} s at {listing[1]:.0f} MB.
{walked}`trend --archive` compares all years of the {len(PROVINCES)} provinces, each a group of its own, in {trend[0]:.0f} s
at a peak of {trend[1]:.0f} MB.

`kill -9` at {KILLS} random moments while a round of 37,169 ratings replaces another in an archive of
one year: {tally['old']} times the old state was left, {tally['new']} times the new, never half; {tally['hot']} times a
journal was there to roll back. Python's SQLite checked integrity and foreign keys after each.

{READERS} readers started before and {READERS} after an `archive add` that replaced what they read, six times over:
all {reads} saw the old round or the new one.
""")
print(open(os.path.join(root, "benchmarks/results/archive.md"), encoding="utf-8").read())
