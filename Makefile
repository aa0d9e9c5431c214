# `make report` and `make test` do everything on a fresh Debian or Ubuntu with Swift 6.
PACKAGES = libopenblas-dev liblapacke-dev libboost-math-dev librandom123-dev nettle-dev \
	libnlopt-dev libsqlite3-dev libzip-dev libexpat1-dev zlib1g-dev libzstd-dev libxlsxwriter-dev \
	libjs-vega pkg-config unzip
# What opens report.html in the tests; without them those tests are left out with a loud notice.
BROWSER = chromium fonts-noto-cjk python3
# What opens report.xlsx in the tests, likewise.
SPREADSHEET = libreoffice-calc poppler-utils fonts-noto-cjk
# What draws figures (report --figures), likewise.
FIGURES = nodejs librsvg2-bin fonts-noto-cjk
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SAMPLE = report/sample

.PHONY: setup clean browser spreadsheet figures frictionless axe duckdb columns build test report docs bench \
	fuzz format lint
setup:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends $(PACKAGES); }

browser:
	@dpkg -s $(BROWSER) >/dev/null 2>&1 || { $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends $(BROWSER); } || \
	  echo "*** $(BROWSER): not installed; report.html is not tested in a browser ***" >&2

spreadsheet:
	@dpkg -s $(SPREADSHEET) >/dev/null 2>&1 || { $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends $(SPREADSHEET); } || \
	  echo "*** $(SPREADSHEET): not installed; report.xlsx is not tested in a spreadsheet ***" >&2

figures:
	@dpkg -s $(FIGURES) >/dev/null 2>&1 || { $(SUDO) apt-get update && \
	  $(SUDO) apt-get install -y --no-install-recommends $(FIGURES); } || \
	  echo "*** $(FIGURES): not installed; figures are not tested ***" >&2

# The validator of datapackage.json, in an environment of its own; without it that test is left out
# with a loud notice.
FRICTIONLESS = .build/frictionless
frictionless:
	@test -x $(FRICTIONLESS)/bin/frictionless || { \
	  { dpkg -s python3-venv >/dev/null 2>&1 || { $(SUDO) apt-get update && \
	    $(SUDO) apt-get install -y --no-install-recommends python3-venv; }; } && \
	  python3 -m venv $(FRICTIONLESS) && \
	  $(FRICTIONLESS)/bin/pip install --quiet 'frictionless==5.*'; } || \
	  echo "*** frictionless (PyPI): not installed; datapackage.json is not validated ***" >&2

# What finds faults of accessibility in pages; without it those tests are left out with a loud notice.
AXE = .build/axe
axe: frictionless
	@test -d $(AXE)/axe_playwright_python || $(FRICTIONLESS)/bin/pip install --quiet --no-deps \
	  --disable-pip-version-check --target $(AXE) 'axe-playwright-python==0.1.*' || \
	  echo "*** axe-core (PyPI): not installed; pages are not tested for accessibility ***" >&2

# A database that carries out the queries of `sql`; without it that test is left out with a loud notice.
DUCKDB = .build/duckdb
duckdb: frictionless
	@test -d $(DUCKDB)/duckdb || $(FRICTIONLESS)/bin/pip install --quiet --no-deps \
	  --disable-pip-version-check --target $(DUCKDB) 'duckdb>=1.2' || \
	  echo "*** duckdb (PyPI): not installed; the queries of 'sql' are not tested in it ***" >&2

# docs/columns.md, from the declarations of the tables.
columns: setup
	STEELYARD_WRITE_DOCS=1 swift test --filter ReportsTests.ColumnGuideTests

build: setup
	swift build -c release --product steelyard --static-swift-stdlib -Xlinker -s

# Swift 6.3 builds that go on from an earlier one may keep objects that know a struct by its old size, where a private
# stored property was added in a module they do not import themselves; tests then crash in strange places.
clean:
	rm -rf .build-test

# Optimised, as the tests of coverage fit thousands of models; in a folder of its own, so that plain
# builds and these do not undo each other.
TESTED = -Xswiftc -O -Xcxx -O2 --scratch-path .build-test
test: setup browser spreadsheet figures axe duckdb
	swift build --build-tests $(TESTED)
	swift test --skip-build $(TESTED)

report: build
	rm -rf $(SAMPLE)
	.build/release/steelyard init $(SAMPLE)
	.build/release/steelyard report $(SAMPLE) -o report/results
	@echo "Open report/results/report.html"

# What a program that imports SteelyardKit can name.
DOCUMENTED = SteelyardKit Appraisals Reports Assessments Severity Normalization Sensitivity \
	Outliers Agreement Equating MixedModels MultiYear Archive Reporting Statistics TableIO Phrases

docs: setup
	swift package --allow-writing-to-directory .build/docs generate-documentation \
	  --enable-experimental-combined-documentation $(DOCUMENTED:%=--target %) \
	  --output-path .build/docs --transform-for-static-hosting
	@echo "Run: python3 -m http.server -d .build/docs 8000"
	@echo "Open http://localhost:8000/documentation/steelyardkit"

# Needs R and lme4 for mixed models, openpyxl and XlsxWriter (PyPI) for workbooks besides.
bench: build
	cd benchmarks && swift build -c release
	python3 benchmarks/command-times.py
	python3 benchmarks/archive.py
	python3 benchmarks/trend-growth.py
	cd benchmarks && swift run -c release severity-study 400
	cd benchmarks && swift run -c release rank-study 200
	cd benchmarks && swift run -c release outlier-study 2000 200
	cd benchmarks && swift run -c release trend-study 40 > results/trend-study.md
	python3 benchmarks/mixed-models/run.py
	cd benchmarks && python3 xlsx/run.py
	python3 benchmarks/check-parts.py benchmarks/.build/release

# Inputs that libFuzzer makes up, under AddressSanitizer: each target for so many seconds; 0 runs the
# corpora alone.
SECONDS = 60
# Of two sanitizers the Swift compiler takes the last, unless they come together.
WATCHED = --sanitize fuzzer --sanitize address -Xswiftc -sanitize=fuzzer,address
fuzz: setup
	cd fuzz && swift build $(JOBS:%=-j %) -c release $(WATCHED)
	fuzz/run.sh $(SECONDS)

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests \
	  fuzz/Package.swift fuzz/Sources

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests \
	  fuzz/Package.swift fuzz/Sources
