"""Reading workbooks beside openpyxl (read_only) on the same files, in pairs: python3 run.py

Needs `swift build -c release --product read-workbook` in benchmarks/, and openpyxl and XlsxWriter
from PyPI. Both readers must find the same rows, filled cells and sum of numbers. Writes
../results/xlsx.md.
"""
import datetime, math, os, random, struct, subprocess, tempfile, time, zipfile

import openpyxl, xlsxwriter

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
binary = os.path.join(root, "benchmarks/.build/release/read-workbook")


def make_with_xlsxwriter(path, rows, inline):
    random.seed(1)
    book = xlsxwriter.Workbook(path, {"constant_memory": inline})
    sheet = book.add_worksheet("ratings")
    sheet.write_row(0, 0, ["unit", "team", "assessor", "item", "score"])
    for row in range(rows):
        sheet.write_row(row + 1, 0, [f"单位 {row // 355}", f"第{row // 355 % 11}组", f"a{row % 55}",
                                     f"q{row % 71}", round(random.random() * 5, 1)])
    book.close()


def make_with_openpyxl(path, rows):
    random.seed(2)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("numbers")
    sheet.append(["a", "b", "c", "d", "e"])
    for row in range(rows):
        sheet.append([row, *(random.random() * 100 for _ in range(4))])
    book.save(path)


def ours(path):
    out = subprocess.run([binary, path], capture_output=True, text=True, check=True).stdout
    seconds, memory, rows, filled, total = out.split()
    return float(seconds), float(memory), (int(rows), int(filled), float(total))


def theirs(path):
    start = time.perf_counter()
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    seconds = time.perf_counter() - start
    filled = sum(1 for row in rows[1:] for cell in row if cell is not None)
    total = sum(cell for row in rows[1:] for cell in row if isinstance(cell, (int, float)))
    return seconds, (len(rows) - 1, filled, total)


def hostile(folder):
    """Files that must be refused: name and path of each."""
    relations = ('<Relationships><Relationship Id="r1" Type="t/worksheet" '
                 'Target="worksheets/s.xml"/></Relationships>')
    book = ('<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets>'
            '</workbook>')
    def make(name, cells, before="", after=""):
        path = os.path.join(folder, "hostile.xlsx")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", book)
            archive.writestr("xl/_rels/workbook.xml.rels", relations)
            text = f"{before}<worksheet><sheetData>{cells}</sheetData>{after}</worksheet>"
            archive.writestr("xl/worksheets/s.xml", text)
        return name, path, len(text)
    cell = "<c><v>1</v></c>"
    yield make("zip bomb of 900 MB", " " * (900 << 20))[:2]
    name, path, size = make("zip bomb that declares 1,000 bytes", " " * (900 << 20))
    with open(path, "rb") as file:
        data = file.read().replace(struct.pack("<I", size), struct.pack("<I", 1000))
    with open(path, "wb") as file:
        file.write(data)
    yield name, path
    yield make("billion laughs", "<row/>", "<!DOCTYPE x [" + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 20)) + "]>")[:2]
    yield make("a million elements deep", "<a>" * 1_000_000)[:2]
    yield make("a tag of 3 MB", f'<c r="{"A" * (3 << 20)}"/>')[:2]
    yield make("16,000 columns, 3,000 rows", f"<row>{cell * 16_000}</row>" + f"<row>{cell}</row>" * 3_000)[:2]
    yield make("1,000 merges over the whole grid", f'<row r="1048576">{cell}</row>',
               after='<mergeCell ref="A1:XFD1048576"/>' * 1_000)[:2]
    yield make("a row below the last", f'<row r="1048577">{cell}</row>')[:2]


refusals = []
with tempfile.TemporaryDirectory() as folder:
    for name, path in hostile(folder):
        times = []
        for _ in range(5):
            out = subprocess.run([binary, path], capture_output=True, text=True, check=True).stdout
            seconds, verdict, sentence = out.strip().split(" ", 2)
            assert verdict == "refused", out
            times.append(float(seconds) * 1000)
        refusals.append(f"| {name} | {sorted(times)[2]:.1f} | {max(times):.1f} | {sentence} |")
        print(refusals[-1], flush=True)

lines = []
with tempfile.TemporaryDirectory() as folder:
    for name, make in [
        ("100,000 x 5, four texts and a score (XlsxWriter)",
         lambda path: make_with_xlsxwriter(path, 100_000, False)),
        ("100,000 x 5, texts inline (XlsxWriter)",
         lambda path: make_with_xlsxwriter(path, 100_000, True)),
        ("100,000 x 5, numbers of 17 digits (openpyxl)",
         lambda path: make_with_openpyxl(path, 100_000)),
        ("1,000,000 x 5, four texts and a score (XlsxWriter)",
         lambda path: make_with_xlsxwriter(path, 1_000_000, False)),
    ]:
        path = os.path.join(folder, "book.xlsx")
        make(path)
        mine, other = [], []
        for _ in range(3 if "1,000,000" not in name else 1):
            seconds, memory, found = ours(path)
            mine.append(seconds)
            seconds, expected = theirs(path)
            other.append(seconds)
            assert found[:2] == expected[:2] and math.isclose(found[2], expected[2], rel_tol=1e-9)
        a, b = (sorted(x)[len(x) // 2] for x in (mine, other))
        size = os.path.getsize(path) / 1e6
        lines.append(f"| {name} | {size:.1f} | {a:.2f} | {b:.2f} | {b / a:.0f} | {memory:.0f} |")
        print(lines[-1], flush=True)

cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
            if line.startswith("model name")), "?")
commit = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty", "--exclude=*"],
                        capture_output=True, text=True).stdout.strip()
with open(os.path.join(root, "benchmarks/results/xlsx.md"), "w") as file:
    file.write(f"""# Reading workbooks

{datetime.date.today()}, commit {commit}, {cpu}, {os.cpu_count()} cores, one thread; load average
{os.getloadavg()[0]:.1f}. openpyxl {openpyxl.__version__} with `read_only` and `data_only`; files by
XlsxWriter {xlsxwriter.__version__} and openpyxl. Medians of three pairs (one for a million rows), from file
to table in memory. Both readers agree on rows, filled cells and the sum of all numbers.

| file | MB | ours, s | openpyxl, s | ratio | our peak memory, MB |
|---|---|---|---|---|---|
""" + "\n".join(lines) + """

Hostile files, five fresh processes each, from the file's bytes to the refusal:

| file | median, ms | worst, ms | what is said |
|---|---|---|---|
""" + "\n".join(refusals) + "\n")
