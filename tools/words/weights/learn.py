#!/usr/bin/env python3
"""Learns the weights by which words/ decides where words meet, from texts whose words people have marked.

    learn.py FEATURES WORDS TEXT… > data/thai-breaks.tsv

FEATURES is build/word-features, WORDS the list as `make` compiles it. A text is a CoNLL-U file: the training part of
UD_Thai-TUD (github.com/UniversalDependencies/UD_Thai-TUD); it is not kept here. Never learn from what tests/bench/words.py
judges by. Needs numpy. The same texts give the same weights.

Logistic regression: the odds that words meet at a place are the product of the weights of its features (words/weigh.h).
AdaGrad walks over the places in a random order, with a seed, and each weight is drawn to 0 as far as the texts do not hold
it (L2). Weights that say next to nothing are left out.
"""
import pathlib
import subprocess
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "tests" / "bench"))
import words as judge  # noqa: E402

FEATURES = 10
UNIT, LEAST, MOST = 128, 26, 2047  # weights: parts of a nat; the smallest and the largest that are kept
ROUNDS, STEP, DRAW, BATCH = 3, 0.15, 1e-6, 2000
LETTERS = 0x0E00
TEMPLATES_OF_LETTERS = "3467"
WITH_MARK = "eb"
HEAD = """\
# What speaks for and against a break between Thai words: template and content, tab, weight in 1/128 nat.
# Learned by tools/words/weights/learn.py from the training part of UD_Thai-TUD (the Thai Universal Dependency Treebank by
# Panyut Sriwirote, Wei Qi Leong, Charin Polpanumas, Santhawat Thanyawong, William Chandra Tjhi, Wirote Aroonmanakun and
# Attapol T. Rutherford, 2024), CC BY-SA 4.0. These weights are under CC BY-SA 4.0 too.
"""


def places(program, words, found):
    row = np.dtype([("line", "u4"), ("character", "u4"), ("features", "u8", FEATURES)])
    told = subprocess.run([program, words], input="".join(letters + "\n" for letters, _, _ in found).encode(), check=True,
                          stdout=subprocess.PIPE).stdout
    rows = np.frombuffer(told, row)
    meets = np.array([found[line][1][at] != "" for line, at in zip(rows["line"], rows["character"])])
    return rows["features"], meets


def learn(numbers, meets, count):
    chance = np.random.default_rng(1)
    weights, moved = np.zeros(count), np.full(count, 1e-2)
    for done in range(ROUNDS):
        order, loss = chance.permutation(len(meets)), 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start:start + BATCH]
            sums = weights[numbers[batch]].sum(1)
            likely = 1 / (1 + np.exp(-sums))
            off = likely - meets[batch]
            loss -= np.log(np.where(meets[batch], likely, 1 - likely) + 1e-12).sum()
            seen, where = np.unique(numbers[batch].ravel(), return_inverse=True)
            slope = np.bincount(where, weights=np.repeat(off, FEATURES)) + DRAW * len(batch) * weights[seen]
            moved[seen] += slope * slope
            weights[seen] -= STEP * slope / np.sqrt(moved[seen])
        print(f"round {done + 1}: {loss / len(order):.4f} nat a place", file=sys.stderr)
    return weights


def content(feature):
    template = chr(feature >> 56)
    fields = [feature >> (8 * k) & 0xFF for k in range(7)]
    while len(fields) > 1 and fields[-1] == 0:
        fields.pop()
    of_letters = [template in TEMPLATES_OF_LETTERS or (template in WITH_MARK and k > 0) for k in range(len(fields))]
    return template + "".join(chr(LETTERS + field) if letter and field else "0123456789abcdefghijklmnopqrstuvwxyz"[field]
                              for field, letter in zip(fields, of_letters))


def main(program, words, texts):
    found = [sentence for text in texts for sentence in judge.sentences(pathlib.Path(text))]
    features, meets = places(program, words, found)
    known, numbers = np.unique(features, return_inverse=True)
    weights = learn(numbers.reshape(features.shape), meets, len(known))
    rounded = np.clip(np.rint(weights * UNIT), -MOST, MOST).astype(int)
    lines = sorted(f"{content(int(known[i]))}\t{rounded[i]}" for i in np.flatnonzero(np.abs(rounded) >= LEAST))
    print(f"{len(meets)} places, {len(known)} features, {len(lines)} weights", file=sys.stderr)
    sys.stdout.write(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
