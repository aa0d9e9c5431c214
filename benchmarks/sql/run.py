"""Tables of sums by database engines, and the fit of them, against reading the rows.

python3 run.py STEELYARD RATINGS.csv WORK [engine ...] [--provinces N] [--write]

RATINGS.csv has columns year,team,assessor,unit,item,score; where it is not there it is made: ten years of N provinces
(27; a province is 105 units, 11 teams of 5 assessors, 71 items: 372,750 ratings in ten years). Engines: rows, duckdb,
duckdb-parquet, spark, spark-parquet, cluster, postgres, clickhouse, clickhouse-parquet. Needs duckdb, pyspark and
chdb-core from PyPI (clickhouse: its engine in a process), Java 17 and PostgreSQL's programs for those asked for.
Prints commit, machine, load and versions, then a row of Markdown per engine; every fit is compared with that of the
rows. With --write, the same goes to ../results/sql.md above the text that stands there after the table.
"""
import csv
import datetime
import glob
import importlib.metadata
import importlib.util
import os
import pwd
import random
import re
import shutil
import subprocess
import sys
import time

words = sys.argv[1:]
writes = "--write" in words
if writes:
    words.remove("--write")
provinces = 27
if "--provinces" in words:
    place = words.index("--provinces")
    provinces = int(words[place + 1])
    del words[place:place + 2]
steelyard, ratings, work = (os.path.abspath(word) for word in words[:3])
engines = words[3:] or ["rows", "duckdb", "duckdb-parquet"]
os.makedirs(work, exist_ok=True)
parquet = f"{work}/ratings.parquet"
RANDOM = os.environ.get("RANDOM_FACTORS", "unit,team,assessor,item")
MODEL = ["--response", "score", "--random", RANDOM]
here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
results = os.path.join(root, "benchmarks/results/sql.md")
# Debian keeps the programs of a server off the path.
os.environ["PATH"] += "".join(":" + folder for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True))


def make_ratings():
    """Ten years: qualities, severities and difficulties of SD 4, 2 and 6, assessors of SD 1, errors of SD 7."""
    rng = random.Random(1)
    gauss = rng.gauss
    difficulties = [gauss(0, 6) for _ in range(71)]
    with open(ratings, "w", encoding="utf-8") as file:
        file.write("year,team,assessor,unit,item,score\n")
        severities = [[gauss(0, 2) for _ in range(11)] for _ in range(provinces)]
        people = [[gauss(0, 1) for _ in range(55)] for _ in range(provinces)]
        qualities = [[gauss(0, 4) for _ in range(105)] for _ in range(provinces)]
        for year in range(2015, 2025):
            for province in range(provinces):
                for unit in range(105):
                    team = (unit + year) % 11
                    for assessor in range(5 * team, 5 * team + 5):
                        level = (78 + qualities[province][unit] - severities[province][team]
                                 - people[province][assessor])
                        start = f"{year},{province}-t{team},{province}-a{assessor},{province}-u{unit}"
                        file.write("".join(f"{start},{item},{level - d + gauss(0, 7):.1f}\n"
                                           for item, d in enumerate(difficulties)))


def version(command, *, after=""):
    """The first number a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True)
    found = re.search(re.escape(after) + r"[^0-9]*(\d+(\.\d+)+)", said.stdout + said.stderr)
    return found.group(1) if found else "?"


def heading():
    """Commit, machine, load, day and versions of what is asked for."""
    def git(*words):
        return subprocess.run(["git", "-C", root, *words], capture_output=True, text=True).stdout.strip()
    commit = git("rev-parse", "--short", "HEAD")
    if git("status", "--porcelain", "--", "Sources", "Package.swift", "benchmarks/sql"):
        commit += "-dirty"
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
    versions = []
    for name, package, own in [("DuckDB", "duckdb", ("duckdb",)), ("Spark", "pyspark", ("spark", "cluster")),
                               ("chDB", "chdb-core", ("clickhouse",))]:
        if any(engine.startswith(own) for engine in engines):
            versions.append(f"{name} {importlib.metadata.version(package)}")
    if "postgres" in engines:
        versions.append(f"PostgreSQL {version(['postgres', '--version'])}")
    if any(engine.startswith("spark") or engine == "cluster" for engine in engines):
        versions.append(f"Java {version(['java', '-version'], after='version')}")
    return (f"- Commit: {commit}\n- Machine: {cpu}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f} at "
            f"the start\n- Date: {datetime.date.today()}\n- Versions: {', '.join(versions) or '-'}\n"
            "- Script: `python3 benchmarks/sql/run.py STEELYARD RATINGS.csv WORK " + " ".join(engines)
            + (f" --provinces {provinces}" if provinces != 27 else "") + "`\n")


def measured(command, **options):
    """Seconds by the clock and of processors, and the largest resident set of a command, MB."""
    started = time.time()
    usage = ended(subprocess.Popen(command, **options), command)
    return time.time() - started, usage[0], usage[1]


def ended(process, command=None):
    """Waits for a process: its processor seconds with those of its children, and its largest size, MB."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status and command:
        sys.exit(f"{command}: status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def queries(dialect, folder):
    text = subprocess.run(
        [steelyard, "sql", *MODEL, "--dialect", dialect, "--to", folder, "--quiet"],
        check=True, capture_output=True, text=True).stdout
    path = f"{folder}.sql"
    with open(path, "w") as file:
        file.write(text)
    return path, text


def fresh(name):
    folder = f"{work}/{name}"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def components(folder):
    with open(f"{folder}/variance_components.csv") as file:
        return {row["term"]: float(row["variance"]) for row in csv.DictReader(file)}


def need_parquet():
    if is_older(parquet):
        # In a process of its own: one counts the memory of the process that starts it towards its peak.
        subprocess.run(
            [sys.executable, "-c", "import duckdb; duckdb.execute(\"COPY (SELECT * FROM "
             f"read_csv('{ratings}')) TO '{parquet}' (FORMAT parquet)\")"], check=True)


def is_older(path):
    """Whether a file is not there, or was made before the ratings."""
    return not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(ratings)


def duckdb_run(name, source):
    folder = fresh(name)
    _, text = queries("duckdb", folder)
    script = f"{work}/duck.py"
    with open(script, "w") as file:
        file.write(
            "import sys, duckdb\n"
            "c = duckdb.connect()\n"
            "c.execute('SET threads = 2')\n"
            f"c.execute(\"CREATE VIEW ratings AS SELECT * FROM {source}\")\n"
            "c.execute(open(sys.argv[1]).read())\n")
    return folder, *measured([sys.executable, script, f"{folder}.sql"])


def spark_home():
    return os.path.dirname(importlib.util.find_spec("pyspark").origin)


def spark_run(name, source, master):
    folder = fresh(name)
    path, _ = queries("spark", folder)
    first = f"{work}/{name}-view.sql"
    kind = "csv" if source == "csv" else "parquet"
    options = (
        "header 'true', schema 'year INT, team STRING, assessor STRING, unit STRING, item STRING, "
        "score DOUBLE', " if kind == "csv" else "")
    if kind == "csv":
        text = (
            "CREATE TEMPORARY VIEW ratings (year INT, team STRING, assessor STRING, unit STRING, item STRING,"
            f" score DOUBLE) USING csv OPTIONS (header 'true', path '{ratings}');\n")
    else:
        text = f"CREATE TEMPORARY VIEW ratings USING parquet OPTIONS (path '{parquet}');\n"
    with open(first, "w") as file:
        file.write(text)
    command = [
        f"{spark_home()}/bin/spark-sql", "--master", master, "--driver-memory", "2g",
        "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=4",
        "--conf", "spark.executor.memory=2g", "-i", first, "-f", path]
    with open(f"{work}/{name}.log", "w") as log:
        return folder, *measured(command, stdout=log, stderr=log, cwd=work)


def cluster_run():
    """A master and two workers of one core each, as processes of their own."""
    home, processes = spark_home(), []
    start = lambda *words: processes.append(subprocess.Popen(  # noqa: E731
        [f"{home}/bin/spark-class", *words], cwd=work,
        stdout=open(f"{work}/cluster.log", "a"), stderr=subprocess.STDOUT))
    try:
        start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "7177",
              "--webui-port", "0")
        time.sleep(6)
        for worker in range(2):
            start("org.apache.spark.deploy.worker.Worker", "spark://127.0.0.1:7177", "--cores", "1",
                  "--memory", "2g", "--webui-port", "0", "--host", "127.0.0.1",
                  "--work-dir", f"{work}/worker-{worker}")
        time.sleep(8)
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        folder, seconds, processor, _ = spark_run(
            "cluster", "parquet", "spark://127.0.0.1:7177")
    finally:
        for process in processes:
            process.terminate()
        own = [ended(process) for process in processes]
    return folder, seconds, processor + sum(usage[0] for usage in own), None


def children(server):
    """Processor seconds of the ended children of a process: sessions, of a database's server."""
    with open(f"/proc/{server.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return sum(map(int, fields[13:15])) / os.sysconf("SC_CLK_TCK")


def postgres_run():
    data, folder = f"{work}/pgdata", fresh("postgres")
    user = os.environ.get("PG_USER", "postgres")
    shutil.rmtree(data, ignore_errors=True)
    os.makedirs(data)
    os.chmod(work, 0o755)
    own = pwd.getpwnam(user)
    os.chown(data, own.pw_uid, own.pw_gid)
    as_user = ["setpriv", f"--reuid={own.pw_uid}", f"--regid={own.pw_gid}", "--clear-groups"]
    quiet = {"stdout": open(f"{work}/postgres.log", "w"), "stderr": subprocess.STDOUT}
    subprocess.run([*as_user, "initdb", "-D", data, "-A", "trust"], check=True, **quiet)
    server = subprocess.Popen(
        [*as_user, "postgres", "-D", data, "-p", "55432", "-k", data, "-c", "shared_buffers=1GB",
         "-c", "max_parallel_workers_per_gather=2", "-c", "work_mem=256MB"], **quiet)
    psql = ["psql", "-h", data, "-p", "55432", "-U", user, "-q", "-v", "ON_ERROR_STOP=1", "postgres"]
    try:
        for _ in range(60):
            if not subprocess.run([*psql, "-c", "select 1"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL).returncode:
                break
            time.sleep(1)
        subprocess.run(
            [*psql, "-c", "CREATE TABLE ratings (year int, team text, assessor text, unit text, item "
             "text, score float8)", "-c", f"\\copy ratings from '{ratings}' with (format csv, header)",
             "-c", "VACUUM ANALYZE ratings"], check=True)
        path, _ = queries("postgres", folder)
        before = children(server)
        seconds, processor, _ = measured([*psql, "-f", path])
        return folder, seconds, processor + children(server) - before, None
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(data, ignore_errors=True)


def clickhouse_run(name, source):
    folder = fresh(name)
    queries("clickhouse", folder)
    script = f"{work}/house.py"
    with open(script, "w") as file:
        file.write(
            "import re, sys\n"
            "from chdb import session\n"
            "s = session.Session()\n"
            "s.query('CREATE DATABASE IF NOT EXISTS d'); s.query('USE d')\n"
            f"s.query(\"CREATE VIEW ratings AS SELECT * FROM {source}\")\n"
            "text = re.sub(r'^--.*$', '', open(sys.argv[1]).read(), flags=re.M)\n"
            "for part in text.split(';\\n'):\n"
            "    if part.strip(): s.query('SET max_threads = 2'); s.query(part)\n")
    return folder, *measured([sys.executable, script, f"{folder}.sql"])


said = []


def say(text):
    """One line, on the screen and for the file."""
    said.append(text)
    print(text, flush=True)


if not os.path.exists(ratings):
    make_ratings()
with open(ratings, "rb") as file:
    rows = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 24), b"")) - 1
whole = f"{work}/rows-fit"
say(heading())
say(f"{rows:,} rows, {os.path.getsize(ratings) // 1_000_000} MB of CSV; random {RANDOM}.\n")
say("| engine | queries, s | processor, s | million rows per processor second | MB | tables, MB "
    "| fit of tables, s | largest difference |")
say("|---|---:|---:|---:|---:|---:|---:|---:|")
if "rows" in engines or is_older(f"{whole}/variance_components.csv"):
    fresh("rows-fit")
    wall, processor, peak = measured(
        [steelyard, "variance", ratings, *MODEL, "-o", whole, "--quiet"], stdout=subprocess.DEVNULL)
    say(f"| rows read by `variance` | {wall:.1f} (with fit) | {processor:.1f} | "
        f"{rows / processor / 1e6:.2f} | {peak} | - | - | - |")
reference = components(whole)
for engine in engines:
    if engine == "rows":
        continue
    if engine.endswith("parquet") or engine == "cluster":
        need_parquet()
    folder, seconds, processor, megabytes = {
        "duckdb": lambda: duckdb_run("duckdb", f"read_csv('{ratings}')"),
        "duckdb-parquet": lambda: duckdb_run("duckdb-parquet", f"'{parquet}'"),
        "spark": lambda: spark_run("spark", "csv", "local[2]"),
        "spark-parquet": lambda: spark_run("spark-parquet", "parquet", "local[2]"),
        "cluster": cluster_run,
        "postgres": postgres_run,
        "clickhouse": lambda: clickhouse_run(
            "clickhouse", f"file('{ratings}', CSVWithNames)"),
        "clickhouse-parquet": lambda: clickhouse_run("clickhouse-parquet", f"file('{parquet}')"),
    }[engine]()
    size = sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(folder) for f in names)
    fitted = fresh(f"{engine}-fit")
    fit, _, _ = measured(
        [steelyard, "variance", "--from-tables", folder, "-o", fitted, "--quiet"],
        stdout=subprocess.DEVNULL)
    own = components(fitted)
    assert own.keys() == reference.keys(), (own, reference)
    total = sum(reference.values())
    gap = max(abs(own[term] - reference[term]) / total for term in reference)
    assert gap < 1e-6, (engine, own, reference)
    say(f"| {engine} | {seconds:.1f} | {processor:.1f} | {rows / processor / 1e6:.2f} | "
        f"{megabytes or '-'} | {size / 1e6:.1f} | "
        f"{fit:.2f} | {gap:.1e} |")
say(f"\nLoad average at the end: {os.getloadavg()[0]:.1f}.")
if writes:
    with open(results, encoding="utf-8") as file:
        rest = file.read().split("<!-- The rest is written by hand. -->")[-1]
    with open(results, "w", encoding="utf-8") as file:
        file.write("# Tables of sums by databases\n\n" + "\n".join(said)
                   + "\n\n<!-- The rest is written by hand. -->" + rest)
