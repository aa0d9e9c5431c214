#!/usr/bin/env bash
# fuzz/run.sh SECONDS [target ...]: each target for so many seconds, 0 for the corpora alone; ends in 1 with the
# input that crashed a target, hung for 5 s or took 1 GB.
set -uo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
shift || true
targets=${*:-csv encodings workbook workbook-parts scheme round mapping record archive tables values}
program=${FUZZ_PROGRAM:-.build/release/fuzz}
found=0
for target in $targets; do
  case $target in
    workbook*) words=xml ;; scheme) words=yaml ;; record) words=json ;; *) words=csv ;;
  esac
  work=$(mktemp -d)
  # A crash is reported by libFuzzer; Swift's own report takes minutes.
  export FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no
  export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
  if [ "$seconds" = 0 ]; then
    how=(-runs=0)
  else
    how=("-max_total_time=$seconds" "-dict=dictionaries/$words.dict")
  fi
  # New inputs stay in the folder of work: the corpus is kept small by hand.
  if "$program" "${how[@]}" -timeout=5 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="crashes-$target-" "$work" "corpus/$target" > "$work.log" 2>&1; then
    runs=$(sed -n 's/stat::number_of_executed_units: *//p' "$work.log")
    peak=$(sed -n 's/stat::peak_rss_mb: *//p' "$work.log")
    slowest=$(sed -n 's/stat::slowest_unit_time_sec: *//p' "$work.log")
    echo "$target: ${runs:-0} inputs, slowest ${slowest:-0} s, ${peak:-0} MB"
  else
    found=1
    echo "*** $target: an input crashed, hung or took too much memory ***"
    tail -40 "$work.log"
  fi
  rm -rf "$work" "$work.log"
done
exit $found
