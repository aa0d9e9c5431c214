"""packed.csv as gzip and zstd write it: python3 make-packed.py (Python's gzip; zstd 1.5)."""
import gzip, subprocess

text = "unit,score\n" + "".join(f"甲{i},{i % 100}.{i % 10}\n" for i in range(400))
raw = text.encode()
half = len(raw) // 2
with open("packed.csv.gz", "wb") as file:  # two members, as concatenated files have
    file.write(gzip.compress(raw[:half], mtime=0) + gzip.compress(raw[half:], mtime=0))
frames = [subprocess.run(["zstd", "-q", "-c"], input=part, capture_output=True, check=True).stdout
          for part in (raw[:half], raw[half:])]
skippable = bytes([0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0]) + b"note"
open("packed.csv.zst", "wb").write(skippable + frames[0] + frames[1])
