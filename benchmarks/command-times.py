"""Wall time and peak memory of the commands people wait for; python3 benchmarks/command-times.py

Needs a release build (make build). Medians of fresh processes; writes results/command-times.md.
"""
import datetime, os, resource, subprocess, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.environ.get("STEELYARD", os.path.join(root, ".build/release/steelyard"))
data = os.path.join(root, "notebooks-data/data")


def measure(arguments, repeats=15):
    seconds, peak = [], 0
    # One folder for all: where many files were just deleted, some file systems are slow to make new ones.
    with tempfile.TemporaryDirectory() as folder:
        for run in range(repeats):
            command = [binary] + [a.replace("OUT", os.path.join(folder, f"out{run}")) for a in arguments]
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            seconds.append(time.perf_counter() - start)
            assert status == 0, command
            peak = max(peak, usage.ru_maxrss)
    seconds.sort()
    return seconds[len(seconds) // 2] * 1000, seconds[0] * 1000, peak / 1024


rows = []
for name, arguments in [
    ("--version", ["--version"]),
    ("report, small wide CSV (24 units)", ["report", f"{data}/small-english/scores.csv", "-o", "OUT", "--threads", "1"]),
    ("report, founding round (37,275 ratings)",
     ["report", f"{data}/founding-2015", "-o", "OUT", "--threads", "1"]),
    ("the same on two threads", ["report", f"{data}/founding-2015", "-o", "OUT", "--threads", "2"]),
    ("check, founding round", ["check", f"{data}/founding-2015", "--threads", "1"]),
    ("bias, founding round", ["bias", f"{data}/founding-2015", "--threads", "1"]),
]:
    median, best, memory = measure(arguments, 40 if name == "--version" else 15)
    rows.append(f"| {name} | {median:.0f} | {best:.0f} | {memory:.0f} |")
    print(rows[-1])
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                        text=True).stdout.strip()
with open(os.path.join(root, "benchmarks/results/command-times.md"), "w") as file:
    file.write(f"""# Times of commands

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores; one thread where not said otherwise; load
average {os.getloadavg()[0]:.1f}. Medians of fresh processes.

| command | median, ms | best, ms | peak memory, MB |
|---|---|---|---|
""" + "\n".join(rows) + "\n")
