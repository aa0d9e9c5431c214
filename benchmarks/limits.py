"""How large inputs may be: what every command ends with, its wall and CPU time and peak memory, size after size.

    python3 benchmarks/limits.py [WORD…]

Needs a release build (make build; or STEELYARD names the program). Makes its inputs itself, runs each command once in
a fresh process that may take PATIENCE seconds (60), and writes results/limits.md. Every row that is done is kept in
.build/limits.jsonl by commit and program, so that a run that was cut short goes on where it was; delete that file to
measure all again. With words: only rows that hold one of them, on the screen alone.
"""
import datetime, json, os, random, re, resource, signal, subprocess, sys, tempfile, time

from national_rounds import write_rated

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.path.abspath(os.environ.get("STEELYARD", os.path.join(root, ".build/release/steelyard")))
PATIENCE = int(os.environ.get("PATIENCE", "60"))
KEPT = os.path.join(root, ".build/limits.jsonl")


def write(path, header, rows):
    with open(path, "w") as file:
        file.write(header + "\n")
        file.writelines(row + "\n" for row in rows)


def wide(units, teams, components=3, length=0):
    """One row per unit; names are padded to a length."""
    def make(folder):
        rng = random.Random(1)
        keys = (["onsite", "routine", "peer"] + [f"part{k}" for k in range(4, components + 1)])[:components]
        severities = [rng.gauss(0, 2) for _ in range(teams)]
        def row(i):
            quality = rng.gauss(0, 4)
            scores = [80 + quality * (1 - 0.4 * k / components) + rng.gauss(0, 2) - (severities[i % teams] if k == 0 else 0)
                      for k in range(components)]
            return f"{('u%d' % i).ljust(length, 'x')},t{i % teams}," + ",".join(f"{min(s, 100):.2f}" for s in scores)
        write(f"{folder}/scores.csv", "unit,team," + ",".join(keys), map(row, range(units)))
        if components != 3:
            by = ["team"] + ["centre"] * (components - 1)
            with open(f"{folder}/scheme.yaml", "w") as file:
                file.write("name: x\ncomponents:\n" + "".join(
                    f"  - {{key: {key}, weight: {100 / components!r}, full: 100, scored_by: {who}}}\n"
                    for key, who in zip(keys, by)))
        return folder if components != 3 else f"{folder}/scores.csv"
    return make


def rated(units, teams, members, items):
    """A folder with ratings: each unit by all assessors of its team on all items."""
    def make(folder):
        write_rated(f"{folder}/round", units, teams, members, items)
        return f"{folder}/round"
    return make


def plain(units, components):
    """Units by components."""
    def make(folder):
        rng = random.Random(1)
        write(f"{folder}/t.csv", "unit," + ",".join(f"c{k}" for k in range(components)), (
            f"u{i}," + ",".join(f"{rng.gauss(50, 10):.3f}" for _ in range(components)) for i in range(units)))
        return f"{folder}/t.csv"
    return make


def crossed(targets, raters, share=1.0):
    """One row per target and rater, or of a share of them."""
    def make(folder):
        rng = random.Random(1)
        def rows():
            effects = [rng.gauss(0, 1) for _ in range(raters)]
            for i in range(targets):
                quality = rng.gauss(0, 2)
                for j in range(raters):
                    if share >= 1 or rng.random() < share:
                        yield f"u{i},r{j},{10 + quality + effects[j] + rng.gauss(0, 1):.3f}"
        write(f"{folder}/t.csv", "u,r,y", rows())
        return f"{folder}/t.csv"
    return make


def nested(units, teams, members, items):
    """One row per unit, assessor of its team and item, in all four factors."""
    def make(folder):
        rng = random.Random(1)
        gauss = rng.gauss
        severities = [gauss(0, 2) for _ in range(teams)]
        own = [[gauss(0, 1) for _ in range(members)] for _ in range(teams)]
        difficulties = [gauss(0, 6) for _ in range(items)]
        def blocks():
            for i in range(units):
                quality, team = gauss(0, 4), i % teams
                for a in range(members):
                    level = 78 + quality - severities[team] - own[team][a]
                    yield "\n".join(f"u{i},t{team},t{team}-{a},i{k},{level - d + gauss(0, 7):.1f}"
                                    for k, d in enumerate(difficulties))
        write(f"{folder}/t.csv", "unit,team,assessor,item,y", blocks())
        return f"{folder}/t.csv"
    return make


def loose(rows, levels):
    """Rows of levels of two factors, drawn independently."""
    def make(folder):
        rng = random.Random(1)
        write(f"{folder}/t.csv", "u,r,y", (
            f"u{rng.randrange(levels)},r{rng.randrange(levels)},{rng.gauss(10, 1):.3f}" for _ in range(rows)))
        return f"{folder}/t.csv"
    return make


def numbers(rows):
    """A column of numbers."""
    def make(folder):
        rng = random.Random(1)
        write(f"{folder}/t.csv", "id,g,y", (f"i{i},g{i % 10},{rng.gauss(10, 1):.3f}" for i in range(rows)))
        return f"{folder}/t.csv"
    return make


def forms(rows, scores):
    """Two forms of a test."""
    def make(folder):
        rng = random.Random(1)
        def draw(i):
            ability = rng.gauss(0, 1)
            own = [min(n, max(0, round(n * (.5 + .15 * ability + .05 * rng.gauss(0, 1))))) for n in (scores, scores // 3)]
            return f"{'XY'[i % 2]},{own[0]},{own[1]}"
        write(f"{folder}/t.csv", "form,s,v", map(draw, range(rows)))
        return f"{folder}/t.csv"
    return make


def years(count, units, teams, provinces=1):
    """Folders of rounds; teams visit units of their own province, another team each year."""
    def make(folder):
        for year in range(count):
            own = f"{folder}/{2000 + year}"
            os.mkdir(own)
            rng = random.Random(year)
            severities = [rng.gauss(0, 2) for _ in range(teams)]
            qualities = random.Random(99)
            def row(i):
                province, own = i * provinces // units, teams // provinces
                quality, team = qualities.gauss(0, 4) + rng.gauss(0, 1), province * own + (i * 7 + year) % own
                scores = (80 + quality - severities[team] + rng.gauss(0, 2), 80 + .9 * quality + rng.gauss(0, 2),
                          80 + .5 * quality + rng.gauss(0, 2))
                return f"u{i},t{team}," + ",".join(f"{min(s, 100):.2f}" for s in scores)
            write(f"{own}/scores.csv", "unit,team,onsite,routine,peer", map(row, range(units)))
            with open(f"{own}/scheme.yaml", "w") as file:
                file.write(f"name: x\nyear: {2000 + year}\ncomponents:\n"
                           "  - {key: onsite, weight: 60, full: 100, scored_by: team}\n"
                           "  - {key: routine, weight: 30, full: 100, scored_by: centre}\n"
                           "  - {key: peer, weight: 10, full: 100, scored_by: members}\n")
        return " ".join(f"{folder}/{2000 + year}" for year in range(count))
    return make


ROUND = ["check", "bias", "normalize", "weights", "outliers", "report"]
EXPLAINED = ["explain IN --unit u5"]
RATED = ["check", "bias", "outliers", "report"]
TABLE = ["weights", "report", "outliers"]
LONG = ["icc IN --target u --rater r --score y", "gstudy IN --object u --facets r --score y",
        "variance IN --response y --random u,r", "report IN --unit u --rater r --score y"]
VARIANCE = ["variance IN --response y --random unit,team,assessor,item"]
EQUATE = ["equate IN --score s --form form --forms X,Y", "equate IN --score s --form form --forms X,Y --anchor v"]
ARCHIVE = ["archive add KEPT/rounds.sqlite IN", "trend --archive KEPT/rounds.sqlite"]


def columns(count, commands):
    """The commands for a table of so many components."""
    names = ",".join(f"c{k}" for k in range(count))
    return [f"{c} IN --{'columns' if c == 'outliers' else 'components'} {names}" for c in commands]


# Heading, input, what makes it, commands; IN and -o OUT are added where they are not said.
CASES = [("Units", f"{n:,} units, {t:,} teams", wide(n, t), c) for n, t, c in [
    (105, 11, ROUND), (1_000, 100, ROUND), (10_000, 100, ["report"]), (10_000, 1_000, ROUND),
    (50_000, 5_000, ["bias", "report"] + EXPLAINED), (100_000, 100, RATED + EXPLAINED), (100_000, 10_000, ["bias"]),
    (1_000_000, 100, RATED), (1_000_000, 100_000, ["check", "bias", "report"])]]
CASES += [("Assessors, ratings and items", f"{u:,} units in {t:,} teams, {t * m:,} assessors, {i:,} items: {u * m * i:,} ratings",
           rated(u, t, m, i), RATED) for u, t, m, i in [
    (105, 11, 5, 71), (3_255, 341, 5, 71), (105, 11, 5, 1_000), (4_000, 4_000, 5, 2), (8_000, 4_000, 5, 25),
    (10_000, 4_000, 5, 20), (10_000, 1_000, 20, 5)]]
CASES += [("Components of a round", f"{k} components, {n:,} units in {t:,} teams", wide(n, t, k), ["bias", "weights", "report"])
          for k, n, t in [(5, 105, 11), (5, 3_255, 341), (5, 10_000, 1_000), (8, 3_255, 341), (12, 105, 11), (13, 105, 11),
                          (300, 105, 11)]]
CASES += [("Length of names", f"names of {length:,} characters, 105 units in 11 teams", wide(105, 11, 3, length),
           ["check", "bias", "report"]) for length in (100, 1_000, 30_000, 1_000_000)]
CASES += [("Units and components of a table", f"{n:,} units, {k:,} components", plain(n, k), columns(k, c))
          for n, k, c in [
    (100, 3, TABLE), (400, 3, TABLE), (1_000, 3, TABLE), (10_000, 3, TABLE), (50_000, 3, ["weights"]),
    (100_000, 3, TABLE), (1_000_000, 3, ["weights"]), (1_000, 10, TABLE), (100, 20, TABLE),
    (100, 41, ["weights"]), (100, 42, TABLE),
    (1_000, 100, ["outliers"]), (100, 1_000, TABLE)]]
CASES += [("Targets and raters", f"{n:,} targets by {m:,} raters: {n * m:,} scores", crossed(n, m), LONG) for n, m in [
    (100, 10), (10_000, 10), (1_000, 1_000), (1_000_000, 5)]]
CASES += [("Levels that rows tie", f"{rows:,} rows, {levels:,} levels of each of two factors", loose(rows, levels), LONG[2:3])
          for rows, levels in [(10_000, 1_000), (100_000, 3_000), (100_000, 10_000), (1_000_000, 100_000)]]
CASES += [("Rows of a fit", f"{u * m * i:,} rows, {u:,} units, {t:,} teams, {t * m:,} assessors, {i} items",
           nested(u, t, m, i), VARIANCE) for u, t, m, i in [
    (105, 11, 5, 71), (2_857, 300, 5, 70), (28_572, 3_000, 5, 70)]]
CASES += [("Numbers", f"{n:,} numbers", numbers(n),
           ["outliers IN --value y --id id", "outliers IN --value y --by g --digits --scale qn"])
          for n in (1_000, 100_000, 1_000_000)]
CASES += [("Examinees", f"{n:,} examinees, {k:,} points", forms(n, k), EQUATE) for n, k in [
    (1_000, 40), (10_000, 100), (100_000, 100), (1_000_000, 300), (10_000, 3_000)]]
CASES += [("Years", f"{y} years of {n:,} units in {t:,} teams" + (f" of {p} provinces" if p > 1 else ""), years(y, n, t, p),
           ["trend"] + (ARCHIVE if kept else []))
          for y, n, t, p, kept in [(2, 105, 11, 1, False), (10, 105, 11, 1, True), (30, 105, 11, 1, True),
                                   (5, 1_000, 100, 1, False), (5, 3_255, 341, 31, False), (2, 10_000, 1_000, 1, False)]]
assert len({label for _, label, _, _ in CASES}) == len(CASES)


def swapped():
    """Memory the machine has written to its swap since it started, MB."""
    with open("/proc/vmstat") as file:
        pages = next(int(line.split()[1]) for line in file if line.startswith("pswpout "))
    return pages * resource.getpagesize() / 1e6


def unusual(folder):
    """The first file of a folder with a cell that is no number: nan or inf."""
    cell = r'(^|[,: "|])[-+]?(nan|inf|infinity)([]},"|]|$)'
    found = subprocess.run(["grep", "-rliE", "--include=*.csv", "--include=*.json", "--include=stdout", cell, folder],
                           capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return os.path.basename(found.stdout.splitlines()[0]) if found.stdout else None


def measure(arguments, place):
    """One command in a process of its own; OUT is a folder that is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        command = [binary] + [a.replace("OUT", f"{folder}/out") for a in arguments]
        before, was_stopped = swapped(), []
        with open(f"{folder}/stderr", "wb") as errors, open(f"{folder}/stdout", "wb") as answer:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=answer, stderr=errors)
            def stop(*_):
                was_stopped.append(True)
                process.kill()
            signal.signal(signal.SIGALRM, stop)
            signal.alarm(PATIENCE)
            _, status, usage = os.wait4(process.pid, 0)
            signal.alarm(0)
            wall = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        lines = []
        for name in ("stdout", "stderr"):
            with open(f"{folder}/{name}", encoding="utf-8", errors="replace") as text:
                lines += [line.strip() for line in text if line.strip()]
        # What a command refuses is an error; what `check` finds is its last line.
        said = next((line for line in lines if "error" in line), lines[-1] if lines else "")
        if was_stopped:
            end = f"stopped after {PATIENCE} s"
        elif code < 0:
            end = f"CRASH: {signal.Signals(-code).name}"
        elif code == 0:
            odd = unusual(folder)
            end = f"WRONG: {odd} has nan or inf" if odd else "done"
        else:
            said = said.replace(place, "").replace("|", "/")
            end = f"exit {code}: " + (said if len(said) <= 240 else f"{said[:60]} … {said[-170:]}")
        return {"end": end, "code": code, "wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
                "memory": usage.ru_maxrss / 1024, "swapped": swapped() - before, "load": os.getloadavg()[0]}


def key():
    """The commit, and the program by its bytes."""
    def git(*words):
        return subprocess.run(["git", "-C", root, *words], capture_output=True, text=True).stdout.strip()
    commit = git("rev-parse", "--short", "HEAD")
    if git("status", "--porcelain", "--", "Sources", "Package.swift", "benchmarks/*.py"):
        commit += "-dirty"
    # Not read here: a process counts the memory of the one that starts it towards its peak.
    digest = subprocess.run(["sha256sum", binary], capture_output=True, text=True, check=True).stdout
    return commit, digest.split()[0][:12]


def kept_rows(commit, program):
    """Rows of earlier runs of the same commit, program and patience, by input and command."""
    rows = {}
    if os.path.exists(KEPT):
        with open(KEPT, encoding="utf-8") as file:
            for text in file:
                try:
                    row = json.loads(text)
                except ValueError:
                    continue  # an empty line, or one that was cut short
                if (row["commit"], row["program"], row["patience"]) == (commit, program, PATIENCE):
                    rows[row["input"], row["command"]] = row
    return rows


def full(command):
    """A command with its input and output."""
    name, *rest = command.split(" ", 1)
    if "IN" not in command.split() and "KEPT" not in command:
        command = " ".join([name, "IN", *rest])
    return command if command.startswith("archive") else f"{command} -o OUT"


def shown(command):
    """A command as the table names it."""
    command = command.replace(" IN", "").replace("KEPT/", "")
    return command if len(command) <= 60 else command[:50] + "…"


def line(row):
    return (f"| {row['input']} | {shown(row['command'])} | {row['end']} | {row['wall']:.1f} | {row['cpu']:.1f} | "
            f"{row['memory']:,.0f} | {row['swapped']:,.0f} |")


def page(rows, commit, program):
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
    memory = {name: int(value.split()[0]) / 1024 ** 2 for name, value in
              (l.split(":") for l in open("/proc/meminfo")) if name in ("MemTotal", "SwapTotal")}
    loads = sorted(row["load"] for row in rows)
    days = sorted({row["date"] for row in rows})
    text = f"""# Largest inputs tried

{' to '.join(dict.fromkeys([days[0], days[-1]]))}, commit {commit}, program {program}, {cpu}, {os.cpu_count()} cores, {memory['MemTotal']:.0f} GB of memory and {memory['SwapTotal']:.0f} GB
of swap; load average {loads[0]:.1f} to {loads[-1]:.1f}. One fresh process each, with -o and all files written; whoever takes {PATIENCE} s is
stopped. "done" also says that no table holds nan or inf. Inputs are made by `benchmarks/limits.py`.
"""
    for heading in dict.fromkeys(case[0] for case in CASES):
        own = [row for row in rows if row["heading"] == heading]
        text += (f"\n## {heading}\n\n| input | command | end | wall, s | CPU, s | peak memory, MB | swapped, MB |\n"
                 "|---|---|---|---:|---:|---:|---:|\n" + "\n".join(map(line, own)) + "\n")
    return text


def main():
    words, (commit, program) = sys.argv[1:], key()
    kept, rows = kept_rows(commit, program), []
    os.makedirs(os.path.dirname(KEPT), exist_ok=True)
    for heading, label, make, commands in CASES:
        wanted = [c for c in commands if not words or any(w in f"{heading} {label} {c}" for w in words)]
        # A command that reads what the one before it wrote needs that one again.
        missing = [c for c in wanted if (label, c) not in kept]
        if any("KEPT" in c for c in missing):
            missing = [c for c in commands if c in missing or "KEPT" in c]
        if missing:
            with tempfile.TemporaryDirectory() as folder:
                place = make(folder)
                for command in missing:
                    arguments = [part for word in full(command).split()
                                 for part in (place.split() if word == "IN" else [word.replace("KEPT", folder)])]
                    row = {"commit": commit, "program": program, "patience": PATIENCE,
                           "date": str(datetime.date.today()), "heading": heading, "input": label,
                           "command": command, **measure(arguments, f"{folder}/")}
                    kept[label, command] = row
                    with open(KEPT, "a", encoding="utf-8") as file:
                        file.write("\n" + json.dumps(row, ensure_ascii=False) + "\n")
                    print(line(row), flush=True)
        rows += [kept[label, command] for command in wanted]
    wrong = [row for row in rows if re.match("CRASH|WRONG", row["end"])]
    print(f"{len(rows)} rows, {sum(row['wall'] for row in rows):.0f} s; {len(wrong)} crashed or wrong", file=sys.stderr)
    if not words:
        with open(os.path.join(root, "benchmarks/results/limits.md"), "w", encoding="utf-8") as file:
            file.write(page(rows, commit, program))
    sys.exit(1 if wrong else 0)


main()
