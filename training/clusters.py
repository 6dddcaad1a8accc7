"""Word clusters from running text: words that stand in like company get one number, so that scorers can generalise.

    python training/clusters.py [--words 30000] [--clusters 400]

Counts words of `../shared/corpora/reports` (articles.jsonl.gz, conflict.jsonl) beside each other (two to each side, side kept), weighs
them by positive pointwise mutual information, takes 100 dimensions by a truncated SVD and groups them by k-means.
Writes `src/marsad/knowledge/weights/clusters.txt`: one line a cluster, its words. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from marsad.text.tokens import tokenise

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "reports" / "articles.jsonl.gz"


def texts(most: int) -> list[list[str]]:
    found = []
    with gzip.open(SOURCE, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n >= most:
                break
            report = json.loads(line)
            found.append([t.form for t in tokenise(f"{report.get('title') or ''}\n{report['text'][:2500]}")])
    with (SOURCE.parent / "conflict.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            found.append([t.form for t in tokenise(f"{report.get('title') or ''}\n{report['text'][:4000]}")])
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--words", type=int, default=30000)
    ask.add_argument("--clusters", type=int, default=400)
    ask.add_argument("--articles", type=int, default=50000)
    ask.add_argument("--out", type=Path, default=Path("src/marsad/knowledge/weights/clusters.txt"))
    args = ask.parse_args()
    documents = texts(args.articles)
    counts = Counter(form for d in documents for form in d)
    vocabulary = sorted((w for w, _ in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[: args.words]))
    index = {w: i for i, w in enumerate(vocabulary)}
    company = {w: i for i, (w, _) in enumerate(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:4000])}
    size = len(company)
    pairs: Counter[int] = Counter()
    width = size * 4
    for d in documents:
        ids = [index.get(w, -1) for w in d]
        near = [company.get(w, -1) for w in d]
        for side, step in enumerate((-2, -1, 1, 2)):
            for i, w in enumerate(ids):
                j = i + step
                if w >= 0 and 0 <= j < len(near) and near[j] >= 0:
                    pairs[w * width + side * size + near[j]] += 1
    keys = np.fromiter(pairs.keys(), dtype=np.int64, count=len(pairs))
    values = np.fromiter(pairs.values(), dtype=np.float64, count=len(pairs))
    m = sparse.csr_matrix((values, (keys // width, keys % width)), shape=(len(vocabulary), width))
    total, rows, columns = m.sum(), np.asarray(m.sum(1)).ravel(), np.asarray(m.sum(0)).ravel()
    coo = m.tocoo()
    pmi = np.log(coo.data * total / (rows[coo.row] * np.maximum(columns[coo.col], 1) ** 0.75 * total**0.25))
    m = sparse.csr_matrix((np.maximum(pmi, 0), (coo.row, coo.col)), shape=m.shape)
    vectors = normalize(TruncatedSVD(100, random_state=0).fit_transform(m))
    labels = MiniBatchKMeans(args.clusters, random_state=0, n_init=3, batch_size=4096).fit_predict(vectors)
    groups: dict[int, list[str]] = {}
    for word, label in zip(vocabulary, labels, strict=True):
        groups.setdefault(int(label), []).append(word)
    lines = sorted(" ".join(words) for words in groups.values())
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
