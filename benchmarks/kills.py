"""Kills commands that write at random moments, and says what they leave.

    python3 benchmarks/kills.py .build/release/steelyard [kills of each kind, 200] [--small]

The rounds are the simulated founding round or, with --small, 24 units without ratings, which takes a tenth of the
time. Each command is killed so many times where nothing stands at its target, and as many times where an old
result stands there that its bytes would replace. Half of the kills come at any moment of its run, half at any
moment after its first file. After every kill the target must be the old state
(nothing, or the old result) or the new; after the last, one more run must leave no file of another name. Exit
code 1 where anything else is found. Standard output is the table of results/kills.md.
"""

import hashlib
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
KILLS = next((int(word) for word in sys.argv[2:] if word.isdigit()), 200)
SIZE = ["--small"] if "--small" in sys.argv else []

# Command, whether its target is a file, two ways of calling it.
COMMANDS = [
    ("report", False, ["report", "round", "-o", "out", "--quiet"],
     [["--seed", "1"], ["--seed", "2"]]),
    ("check -o", False, ["check", "round", "-o", "out", "--quiet"],
     [["--seed", "1"], ["--seed", "2"]]),
    ("anonymise", False, ["anonymise", "round", "-o", "out", "--quiet"],
     [["--key", "one.key"], ["--key", "two.key"]]),
    ("archive add", True, ["archive", "add", "out", "--replace", "--quiet", "--year", "2015"],
     [["round"], ["other"]]),
]


def run(arguments, folder):
    return subprocess.run([PROGRAM] + arguments, cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode


def state(target, is_file, folder):
    """What stands at the target; archives by what they say, for their pages may differ."""
    if not target.exists():
        return None
    if is_file:
        checked = subprocess.run([PROGRAM, "archive", "check", target, "--quiet"], cwd=folder,
                                 capture_output=True)
        if checked.returncode != 0:
            return "damaged: " + checked.stdout.decode() + checked.stderr.decode()
        shown = subprocess.run(
            [PROGRAM, "archive", "show", target, "2015", "--format", "json"],
            cwd=folder, capture_output=True)
        return f"{shown.returncode} {hashlib.sha256(shown.stdout).hexdigest()}"
    return tuple(sorted(
        (str(path.relative_to(target)), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in target.rglob("*") if path.is_file()))


def clear(folder):
    for name in ["out", "out-journal"]:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()


def remains(folder, known):
    return sorted(set(path.name for path in folder.iterdir()) - known - {"out"})


def fresh_counts():
    return dict.fromkeys(
        ["kills", "old state", "new state", "torn", "ended before", "left something"], 0)


def processor_seconds(process):
    """What all threads of a process have used; None where it has ended."""
    try:
        return sum(int((task / "schedstat").read_text().split()[0])
                   for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()) / 1e9
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return None


def kill(arguments, folder, known, seconds, waits):
    """Kills after so many seconds of processor time, which other work does not change."""
    before = set(remains(folder, known))
    process = subprocess.Popen([PROGRAM] + arguments, cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    if waits:
        while process.poll() is None and not set(remains(folder, known)) - before:
            time.sleep(0.0002)
    start = processor_seconds(process) if waits else 0
    while process.poll() is None:
        used = processor_seconds(process)
        if used is None or used - (start or 0) >= seconds:
            break
        time.sleep(0.0002)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def cost(arguments, folder, known):
    """Seconds of processor time of a whole run, and of what follows its first file; of three runs the most."""
    found = [0.0, 0.0]
    for _ in range(3):
        before = set(remains(folder, known))
        process = subprocess.Popen([PROGRAM] + arguments, cwd=folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        first, used = None, 0.0
        while process.poll() is None:
            used = processor_seconds(process) or used
            if first is None and set(remains(folder, known)) - before:
                first = used
            time.sleep(0.0002)
        assert process.returncode == 0, arguments
        found = [max(found[0], used), max(found[1], used - (first if first is not None else used))]
    return found


def main():
    generator = random.Random(7)
    wrong = 0
    columns = ["command", "over"] + list(fresh_counts()) + ["left after the next run"]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns), flush=True)
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        run(["init", "round"] + SIZE, folder)
        run(["init", "other", "--seed", "9"] + SIZE, folder)
        for name, is_file, arguments, ways in COMMANDS:
            target = folder / "out"
            states = []
            for way in ways:
                clear(folder)
                assert run(arguments + way, folder) == 0, name
                states.append(state(target, is_file, folder))
            assert states[0] != states[1], name
            clear(folder)
            known = set(path.name for path in folder.iterdir())
            for place in ["nothing", "old"]:
                counts = fresh_counts()
                whole, rest = cost(arguments + ways[0], folder, known)
                for number in range(KILLS):
                    # What stands at the target before: nothing, or a whole result of one of the two ways.
                    if place == "nothing":
                        clear(folder)
                        old = None
                    elif number == 0 or now not in states:
                        clear(folder)
                        assert run(arguments + ways[0], folder) == 0, name
                        old = states[0]
                    else:
                        old = now
                    new = 1 if old == states[0] or (old is None and number % 4 > 1) else 0
                    waits = number % 2 == 1
                    seconds = generator.random() * (1.2 * rest + 0.005 if waits else 1.1 * whole)
                    counts["kills"] += 1
                    if kill(arguments + ways[new], folder, known, seconds, waits) == 0:
                        counts["ended before"] += 1
                    left = remains(folder, known)
                    counts["left something"] += bool(left)
                    now = state(target, is_file, folder)
                    if now == states[new]:
                        counts["new state"] += 1
                    elif now == old:
                        counts["old state"] += 1
                    else:
                        counts["torn"] += 1
                        print(f"{name}, kill {number} over {place}: neither old nor new: {str(now)[:300]}")
                # A key of its own belongs to each way.
                for way in ways:
                    assert run(arguments + way, folder) == 0, name
                left = remains(folder, known)
                if left:
                    print(f"{name}: left after the next run: {left}")
                wrong += len(left) + counts["torn"]
                print(f"| {name} | {place} | "
                      + " | ".join(str(count) for count in counts.values())
                      + f" | {len(left)} |", flush=True)
                clear(folder)
    sys.exit(1 if wrong else 0)


main()
