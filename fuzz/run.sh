#!/usr/bin/env bash
# fuzz/run.sh SECONDS [target ...]: each target for so many seconds, 0 for the corpora alone. Ends in 1 when an input
# crashed a target, took 5 s (FUZZ_TIMEOUT: more where the machine is full with other work) or more than 1 GB; the
# input is then in fuzz/crashes/. FUZZ_SEED makes the same inputs again.
set -uo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
shift || true
targets=${*:-csv encodings workbook workbook-parts scheme round mapping record archive tables values}
program=${FUZZ_PROGRAM:-.build/release/fuzz}
[ -x "$program" ] || { echo "$program: not built; 'make fuzz' builds it" >&2; exit 2; }
mkdir -p crashes
memory=${TMPDIR:-}
[ -d /dev/shm ] && memory=/dev/shm
work=$(mktemp -d "${memory:-/tmp}/steelyard-fuzz.XXXXXX")
trap 'rm -rf "$work"' EXIT
# A crash is reported by libFuzzer; Swift's own report takes minutes.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
found=0
total=0
for target in $targets; do
  case $target in
    workbook*) words=xml ;; scheme) words=yaml ;; record) words=json ;; *) words=csv ;;
  esac
  # New inputs stay in memory: the corpus is kept small by hand.
  rm -rf "${work:?}"/*
  mkdir "$work/new" "$work/scratch"
  export FUZZ_TARGET=$target FUZZ_SCRATCH=$work/scratch
  if [ "$seconds" = 0 ]; then
    how=(-runs=0)
  else
    how=("-max_total_time=$seconds" "-dict=dictionaries/$words.dict")
  fi
  "$program" "${how[@]}" -timeout="${FUZZ_TIMEOUT:-5}" -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
    -seed="${FUZZ_SEED:-0}" -artifact_prefix="crashes/$target-" "$work/new" "corpus/$target" > "$work/log" 2>&1
  status=$?
  figure() { sed -n "s/stat::$1: *//p" "$work/log"; }
  runs=$(figure number_of_executed_units)
  if [ $status = 0 ] && [ "${runs:-0}" -gt 0 ]; then
    total=$((total + runs))
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$work/log" | tail -1)
    echo "$target: $runs inputs, $edges edges, slowest $(figure slowest_unit_time_sec) s," \
      "$(figure peak_rss_mb) MB"
  else
    found=1
    echo "*** $target: an input crashed, hung or took too much memory (exit $status) ***"
    tail -40 "$work/log"
  fi
done
echo "all: $total inputs"
exit $found
