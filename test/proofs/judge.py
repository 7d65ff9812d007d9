"""Trees and proofs written from the words of RFC 6962, section 2.1, recursively and with hashlib: nothing of the project
is used. One question a line of standard input, one answer a line of standard output, both JSON, hashes in hexadecimal."""
import hashlib
import json
import sys


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(leaves):
    n = len(leaves)
    if n == 0:
        return hashlib.sha256(b"").digest()
    if n == 1:
        return leaves[0]
    k = split(n)
    return node(mth(leaves[:k]), mth(leaves[k:]))


def inclusion(m, leaves):
    n = len(leaves)
    if n == 1:
        return []
    k = split(n)
    if m < k:
        return inclusion(m, leaves[:k]) + [mth(leaves[k:])]
    return inclusion(m - k, leaves[k:]) + [mth(leaves[:k])]


def subproof(m, leaves, whole):
    n = len(leaves)
    if m == n:
        return [] if whole else [mth(leaves)]
    k = split(n)
    if m <= k:
        return subproof(m, leaves[:k], whole) + [mth(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [mth(leaves[:k])]


def root_of(path, m, n, hash_):
    """The root from the leaf and its path, taking the path from its end; None when it is not as long as it must be."""
    if n == 1:
        return hash_ if not path else None
    if not path:
        return None
    k = split(n)
    if m < k:
        left = root_of(path[:-1], m, k, hash_)
        return None if left is None else node(left, path[-1])
    right = root_of(path[:-1], m - k, n - k, hash_)
    return None if right is None else node(path[-1], right)


def roots_of(path, m, n, whole, old):
    """Older and newer root from a proof of consistency, taking it from its end; None when it is not as long as it must be."""
    if m == n:
        if whole:
            return (old, old) if not path else None
        return (path[0], path[0]) if len(path) == 1 else None
    if not path:
        return None
    k = split(n)
    if m <= k:
        below = roots_of(path[:-1], m, k, whole, old)
        return None if below is None else (below[0], node(below[1], path[-1]))
    below = roots_of(path[:-1], m - k, n - k, False, old)
    return None if below is None else (node(path[-1], below[0]), node(path[-1], below[1]))


def reply(q):
    if q["ask"] == "make":
        leaves = [leaf(f'{q["seed"]}/{i}'.encode()) for i in range(q["size"])]
        return {
            "root": mth(leaves).hex(),
            "old": mth(leaves[: q["older"]]).hex(),
            "inclusion": [h.hex() for h in inclusion(q["index"], leaves)],
            "consistency": [h.hex() for h in subproof(q["older"], leaves, True)],
            "good": True,
        }
    path = [bytes.fromhex(h) for h in q["path"]]
    root = bytes.fromhex(q["root"])
    if q["ask"] == "inclusion":
        return {"good": root_of(path, q["index"], q["size"], bytes.fromhex(q["leaf"])) == root}
    old = bytes.fromhex(q["old"])
    return {"good": roots_of(path, q["older"], q["size"], True, old) == (old, root)}


for line in sys.stdin:
    print(json.dumps(reply(json.loads(line))))
