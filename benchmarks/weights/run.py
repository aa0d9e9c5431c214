"""Times of exact weights, and one million drawn weights beside them; writes results/times.csv and results/README.md.

python3 run.py [folder of the programs]     (after swift build -c release in benchmarks/; needs numpy)

Without a folder: ../.build/release. What stands in README.md below the mark is kept.
"""
import datetime, os, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
program = os.path.join(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../.build/release"), "weights")
MARK = "<!-- The rest is written by hand. -->"


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


load = os.getloadavg()[0]
times = said(program)
with open(os.path.join(here, "results/times.csv"), "w") as file:
    file.write(times)
with tempfile.TemporaryDirectory() as folder:
    for what in ("scores", "shares"):
        with open(f"{folder}/{what}.csv", "w") as file:
            file.write(said(program, what, "105"))
    drawn = said(sys.executable, os.path.join(here, "draws.py"), f"{folder}/scores.csv", f"{folder}/shares.csv")
# What was timed may hold commas.
rows = [(line.split(",", 1)[0], *line.split(",", 1)[1].rsplit(",", 1)) for line in times.splitlines()[1:]]
sizes = list(dict.fromkeys(size for size, _, _ in rows))
cells = {(what, size): f"{float(milliseconds):.1f}" for size, what, milliseconds in rows}
table = "\n".join(f"| {what} | " + " | ".join(cells.get((what, size), "") for size in sizes) + " |"
                  for what in dict.fromkeys(what for _, what, _ in rows))
commit = said("git", "-C", root, "rev-parse", "--short", "HEAD").strip()
if said("git", "-C", root, "status", "--porcelain", "--", "Sources", "Package.swift", "benchmarks/weights/*.*"):
    commit += "-dirty"
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
path = os.path.join(here, "results/README.md")
with open(path, encoding="utf-8") as file:
    rest = file.read().split(MARK)[-1]
with open(path, "w", encoding="utf-8") as file:
    file.write(f"""# Exact weights: time and growth

{datetime.date.today()}, commit {commit}, release build, one thread; {cpu}, {os.cpu_count()} cores, load average {load:.1f} at the
start and {os.getloadavg()[0]:.1f} at the end. Median of 9 runs (3 at 300 units, 1 above 400), milliseconds. Scores: three
correlated components with three decimals (`weights scores N` prints them).

Run: `swift build -c release` in `benchmarks/`, then `python3 weights/run.py`.

| what | {" | ".join(sizes)} |
|---|{"---:|" * len(sizes)}
{table}

`draws.py`, one thread, the same 105 units:

```
{drawn.strip()}
```

{MARK}{rest}""")
print(open(path, encoding="utf-8").read())
