#!/usr/bin/env bash
# A batch on eight threads under ThreadSanitizer: tests/threads/batch.sh BUILD. The first report of it ends the run.
set -eu
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp samples/batch/province/template.md samples/batch/province/measures.csv "$scratch"
python3 samples/batch/generate.py "$scratch" 40
export TSAN_OPTIONS="suppressions=$PWD/tests/threads/suppressions.txt halt_on_error=1"
for shard in 1 2; do
    setarch -R "$build/likhit" batch "$scratch/template.md" --data "$scratch/records.csv" --out "$scratch/bag-$shard" -j 8 -q --shard $shard/2
done
setarch -R "$build/likhit" batch --collect "$scratch/bag-1" "$scratch/bag-2" --out "$scratch/bag"
setarch -R "$build/likhit" verify -q "$scratch/bag"
setarch -R "$build/likhit" batch "$scratch/template.md" --data "$scratch/records.csv" --merge "$scratch/all.pdf" --separators -j 8 -q
echo "threads batch: 1 passed, 0 failed"
