"""Whether parts of each study join into the bytes of the whole study, with few replicates.

python3 check-parts.py [folder of the programs [study …]]      (after swift build -c release)
"""
import os
import subprocess
import sys
import tempfile

programs = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release")
wanted = sys.argv[2:]
studies = [
    ("severity-study", ["4", "{results}"]),
    ("rank-study", ["2", "{results}", "random"]),
    ("outlier-study", ["3", "2", "{results}", "2", "robust,single ratings"]),
    ("trend-study", ["2", "unchanged", "2", "ceilings"]),
    ("trend-study", ["2", "assessors"]),
    ("mcd-null", ["5", "7", "20,30", "3"]),
]


def run(name, words, results, *more, check=True):
    words = [word.format(results=results) for word in words]
    found = subprocess.run([f"{programs}/{name}", *words, *more], capture_output=True)
    if check and found.returncode:
        sys.exit(f"{name} {words} {more}: {found.stderr.decode()}")
    return found


def report(output, results, name):
    """Standard output and the file; the day may change between two runs."""
    text = [output]
    path = f"{results}/{name}.md"
    if os.path.exists(path):
        with open(path, "rb") as file:
            text.append(file.read())
    return [b"\n".join(l for l in t.split(b"\n") if not l.startswith(b"- Date")) for t in text]


for name, words in studies:
    if wanted and name not in wanted:
        continue
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        whole = report(run(name, words, "r").stdout, "r", name)
        if os.path.exists(f"r/{name}.md"):
            os.remove(f"r/{name}.md")
        for part in (2, 3, 1):
            run(name, words, "r", "--part", f"{part}/3", "--parts", "p")
        joined = report(run(name, words, "r", "--join", "--parts", "p").stdout, "r", name)
        assert whole == joined and len(whole[0]) > 100, (name, whole, joined)
        # A part is missing; parts of other arguments.
        os.rename(f"p/{name}-2-of-3.jsonl", "kept")
        assert run(name, words, "r", "--join", "--parts", "p", check=False).returncode, name
        os.rename("kept", f"p/{name}-2-of-3.jsonl")
        other = [str(int(words[0]) + 1), *words[1:]]
        assert run(name, other, "r", "--join", "--parts", "p", check=False).returncode, name
        print(f"{name} {' '.join(words)}: three parts join into the {len(whole[0])} bytes of the whole")
