"""Feed readers and encodings with inputs that grow towards code not yet run: `make fuzz`, for as long as FUZZ_SECONDS says, from FUZZ_SEED.

An input that breaks what invariants.py states is kept in build/fuzz/ and is tried first from then on.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
FOUND = ROOT / "build/fuzz"
CORPUS = ROOT / "build/fuzz-corpus"
MUTATED = 4096  # bytes of an input at most

with atheris.instrument_imports(include=["matchcut"]):
    from invariants import INTERNAL, READERS, of_bytes, of_text, packed, seeds

    from matchcut.archive import from_files

NAMES = sorted(READERS)


def tried(data: bytes) -> None:
    """One input: its first byte chooses the reader and the way to it."""
    if not data:
        return
    chosen, raw = divmod(data[0], len(NAMES)), data[1:]
    reader = READERS[NAMES[chosen[1]]]
    if chosen[0] % 4 == 1:
        of_text(reader, raw.decode("utf-8", "replace"))
    elif chosen[0] % 4 == 2 and reader.unpack is None:
        archive = from_files({"films/x" + min(reader.suffixes): raw})
        assert not [finding for finding in archive.findings if INTERNAL in finding.sentence], archive.findings
    else:
        of_bytes(reader, packed(reader.name, raw) if reader.unpack and chosen[0] % 4 else raw)


def kept(data: bytes) -> None:
    """One input, which is kept where it fails."""
    try:
        tried(data)
    except BaseException:
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        raise


def main() -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    CORPUS.mkdir(parents=True, exist_ok=True)
    for name, raw in seeds():
        for way in range(4):
            data = bytes([way * len(NAMES) + NAMES.index(name)]) + raw
            (CORPUS / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    for path in sorted(FOUND.iterdir()):
        sys.stderr.write(f"again: {path.relative_to(ROOT)}\n")
        tried(path.read_bytes())
    limits = [f"-max_total_time={os.environ.get('FUZZ_SECONDS', '60')}", f"-max_len={MUTATED}", "-timeout=10", "-rss_limit_mb=2048"]
    limits.append(f"-seed={os.environ.get('FUZZ_SEED', '0')}")  # 0: another one each time
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FOUND}/", "-verbosity=0", str(CORPUS), *sys.argv[1:]], kept)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
