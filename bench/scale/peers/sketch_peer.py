"""MinHash of prompts by rensa or datasketch, over the shingles that Throughline hashes.

Reads {method, permutations, shingleBytes, prompts} as JSON on standard input, each prompt a text of
one character a byte, and writes {seconds, cuttingSeconds} of processor time: of the sketches, and of
cutting the shingles that they are given, which is Python's time.
"""

import json
import sys
import time

from datasketch import MinHash
from rensa import RMinHash


def by_rensa(shingles, permutations):
    sketch = RMinHash(num_perm=permutations, seed=1)
    sketch.update(shingles)
    return sketch.digest()


def by_datasketch(shingles, permutations):
    sketch = MinHash(num_perm=permutations, seed=1)
    sketch.update_batch(shingles)
    return sketch.digest()


METHODS = {"rensa": by_rensa, "datasketch": by_datasketch}


def main():
    request = json.load(sys.stdin)
    sketch = METHODS[request["method"]]
    length = request["shingleBytes"]
    seconds = 0.0
    cutting = 0.0
    for text in request["prompts"]:
        prompt = text.encode("latin-1")
        before = time.process_time()
        last = max(1, len(prompt) - length + 1)
        shingles = [prompt[at : at + length] for at in range(last)]
        start = time.process_time()
        sketch(shingles, request["permutations"])
        seconds += time.process_time() - start
        cutting += start - before
    json.dump({"seconds": seconds, "cuttingSeconds": cutting}, sys.stdout)


main()
