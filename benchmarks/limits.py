"""How large inputs may be: wall time, CPU time and peak memory of every command, size after size.

python3 benchmarks/limits.py [WORD…]

Needs a release build (make build). Makes its inputs itself, runs each command once in a fresh process that
may take PATIENCE seconds, and writes results/limits.md; with words, only rows that hold one of them, on the
screen alone.
"""
import datetime, os, random, resource, signal, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.environ.get("STEELYARD", os.path.join(root, ".build/release/steelyard"))
PATIENCE = int(os.environ.get("PATIENCE", "60"))


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


def rated(units, teams, each, items):
    """A folder with ratings: each unit by all assessors of its team on all items."""
    def make(folder):
        rng = random.Random(1)
        write(f"{folder}/scores.csv", "unit,team,routine,peer", (
            f"u{i},t{i % teams},{80 + rng.gauss(0, 4):.2f},{80 + rng.gauss(0, 4):.2f}" for i in range(units)))
        full = 100 / items
        def rows():
            for i in range(units):
                quality = rng.gauss(0, .05)
                for a in range(each):
                    for k in range(items):
                        share = min(1, max(0, .8 + quality + rng.gauss(0, .08)))
                        yield f"u{i},t{i % teams},a{i % teams}-{a},i{k},{share * full:.3f}"
        write(f"{folder}/ratings.csv", "unit,team,assessor,item,score", rows())
        with open(f"{folder}/scheme.yaml", "w") as file:
            file.write("name: x\ncomponents:\n  - {key: onsite, weight: 60, full: 100, scored_by: team}\n"
                       "  - {key: routine, weight: 30, full: 100, scored_by: centre}\n"
                       "  - {key: peer, weight: 10, full: 100, scored_by: members}\n"
                       "instrument:\n  - area: all\n    full: 100\n    categories:\n")
            size = max(1, items // 10)
            for first in range(0, items, size):
                own = range(first, min(items, first + size))
                file.write(f"      - category: c{first}\n        full: {len(own) * full!r}\n        items:\n")
                file.writelines(f"          - {{item: i{k}, full: {full!r}, kind: quantitative}}\n" for k in own)
        return folder
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


def years(count, units, teams):
    """Folders of rounds."""
    def make(folder):
        for year in range(count):
            own = f"{folder}/{2000 + year}"
            os.mkdir(own)
            rng = random.Random(year)
            severities = [rng.gauss(0, 2) for _ in range(teams)]
            qualities = random.Random(99)
            def row(i):
                quality, team = qualities.gauss(0, 4) + rng.gauss(0, 1), (i * 7 + year) % teams
                return (f"u{i},t{team},{80 + quality - severities[team] + rng.gauss(0, 2):.2f},"
                        f"{80 + .9 * quality + rng.gauss(0, 2):.2f},{80 + .5 * quality + rng.gauss(0, 2):.2f}")
            write(f"{own}/scores.csv", "unit,team,onsite,routine,peer", map(row, range(units)))
            with open(f"{own}/scheme.yaml", "w") as file:
                file.write(f"name: x\nyear: {2000 + year}\ncomponents:\n"
                           "  - {key: onsite, weight: 60, full: 100, scored_by: team}\n"
                           "  - {key: routine, weight: 30, full: 100, scored_by: centre}\n"
                           "  - {key: peer, weight: 10, full: 100, scored_by: members}\n")
        return " ".join(f"{folder}/{2000 + year}" for year in range(count))
    return make


ROUND = ["check IN", "bias IN", "normalize IN -o OUT", "weights IN -o OUT", "outliers IN -o OUT",
         "explain IN --unit u0", "report IN -o OUT"]
CASES = [(f"{n:,} units, {t} teams", wide(n, t), ROUND)
         for n, t in [(100, 10), (1_000, 11), (10_000, 100), (100_000, 100), (1_000_000, 100)]]
CASES += [(f"{n:,} units, {n // 10:,} teams", wide(n, n // 10), ["bias IN", "report IN -o OUT"])
          for n in (1_000, 10_000, 50_000, 200_000)]
CASES += [(f"{u:,} units × {each} assessors × {items} items, {t * each:,} assessors", rated(u, t, each, items),
           ["check IN", "bias IN", "outliers IN -o OUT", "report IN -o OUT"])
          for u, t, each, items in [(105, 11, 5, 71), (1_000, 100, 5, 71), (4_000, 4_000, 5, 2), (8_000, 4_000, 5, 10),
                                    (105, 11, 5, 1_000), (1_000, 11, 5, 1_000)]]
CASES += [(f"{k} components of a round, 105 units", wide(105, 11, k), ["bias IN", "weights IN -o OUT", "report IN -o OUT"])
          for k in (5, 10, 20, 50, 100, 300)]
CASES += [(f"names of {length:,} characters, 105 units", wide(105, 11, 3, length), ["check IN", "bias IN", "report IN -o OUT"])
          for length in (1_000, 30_000, 1_000_000)]
CASES += [(f"{n:,} units × {k} components (plain)", plain(n, k),
           ["weights IN -o OUT --components " + ",".join(f"c{j}" for j in range(k)),
            "report IN -o OUT --components " + ",".join(f"c{j}" for j in range(k)),
            "outliers IN -o OUT --columns " + ",".join(f"c{j}" for j in range(k))])
          for n, k in [(100, 3), (400, 3), (1_000, 3), (10_000, 3), (100_000, 3), (1_000_000, 3), (100, 10), (1_000, 10), (100, 30), (400, 30), (100, 100),
                       (1_000, 100), (100, 1_000)]]
CASES += [(f"{n:,} targets × {m:,} raters", crossed(n, m),
           ["icc IN --target u --rater r --score y -o OUT", "gstudy IN --object u --facets r --score y -o OUT",
            "variance IN --response y --random u,r -o OUT", "report IN --unit u --rater r --score y -o OUT"])
          for n, m in [(100, 10), (10_000, 10), (1_000, 1_000), (1_000_000, 5)]]
CASES += [(f"{rows:,} rows, {levels:,} levels of each of two factors", loose(rows, levels),
           ["variance IN --response y --random u,r -o OUT", "gstudy IN --object u --facets r --score y -o OUT", "report IN --unit u --rater r --score y -o OUT"])
          for rows, levels in [(10_000, 1_000), (100_000, 3_000), (100_000, 10_000), (1_000_000, 100_000)]]
CASES += [(f"{n:,} numbers", numbers(n), ["outliers IN --value y --id id -o OUT", "outliers IN --value y --by g --digits --scale qn -o OUT"])
          for n in (1_000, 100_000, 1_000_000)]
CASES += [(f"{n:,} examinees, {k:,} scores", forms(n, k),
           ["equate IN --score s --form form --forms X,Y -o OUT", "equate IN --score s --form form --forms X,Y --anchor v -o OUT"])
          for n, k in [(1_000, 40), (100_000, 100), (1_000_000, 300), (10_000, 3_000)]]
CASES += [(f"{y} years of {n:,} units, {t} teams", years(y, n, t), ["trend IN -o OUT"])
          for y, n, t in [(2, 105, 11), (5, 105, 11), (10, 105, 11), (20, 105, 11), (50, 105, 11), (5, 1_000, 100), (2, 10_000, 100), (5, 10_000, 1000)]]


def measure(arguments):
    with tempfile.TemporaryDirectory() as folder:
        command = [binary] + [a.replace("OUT", f"{folder}/out") for a in arguments]
        with open(f"{folder}/err", "wb") as errors:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
            def stop(*_): process.kill()
            signal.signal(signal.SIGALRM, stop)
            signal.alarm(PATIENCE)
            _, status, usage = os.wait4(process.pid, 0)
            signal.alarm(0)
            wall = time.perf_counter() - start
        with open(f"{folder}/err", encoding="utf-8", errors="replace") as errors:
            lines = errors.read().splitlines()
        said = next((l for l in lines if "error" in l), "") if status else ""
        return os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said


def main():
    words, rows = sys.argv[1:], []
    for label, make, commands in CASES:
        wanted = [c for c in commands if not words or any(w in f"{label} {c}" for w in words)]
        if not wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = make(folder)
            for command in wanted:
                arguments = [part for a in command.split() for part in (place.split() if a == "IN" else [a])]
                code, wall, cpu, memory, said = measure(arguments)
                end = {-9: f"stopped after {PATIENCE} s", 0: "done"}.get(code, f"exit {code}")
                if code not in (0, -9):
                    end += ": " + said.replace(folder, "").replace("|", "/")[:160]
                name = command.replace(" IN", "").replace(" -o OUT", "")
                if len(name) > 60: name = name[:50] + "…"
                rows.append(f"| {label} | {name} | {end} | {wall:.1f} | {cpu:.1f} | {memory:,.0f} |")
                print(rows[-1], flush=True)
    if words:
        return
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
    commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    with open(os.path.join(root, "benchmarks/results/limits.md"), "w") as file:
        file.write(f"""# Largest inputs tried

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}.
One fresh process each; whoever takes {PATIENCE} s is stopped. Inputs are made by `benchmarks/limits.py`.

| input | command | end | wall, s | CPU, s | peak memory, MB |
|---|---|---|---|---|---|
""" + "\n".join(rows) + "\n")


main()
