"""Show the six digits that belong to a key right now, as a code app on a phone does.

    python script/code_app.py KEY

For trying out: whoever really uses Tepat keeps the key on a phone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import sys
import time

PERIOD = 30  # seconds for which a code lasts; see RFC 6238
DIGITS = 6


def code_at(key: str, seconds: float) -> str:
    """Return the code of a key, in base 32, at a time since 1970.

    >>> code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59)
    '287082'
    """
    period = int(seconds // PERIOD).to_bytes(8, "big")
    secret = base64.b32decode(key + "=" * (-len(key) % 8), casefold=True)
    digest = hmac.new(secret, period, hashlib.sha1).digest()
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def main() -> int:
    """Show the code of the key on the command line, and how long it lasts."""
    if len(sys.argv) != 2:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    now = time.time()
    try:
        code = code_at(sys.argv[1], now)
    except ValueError:
        print("Kunci ini tidak terbaca. / This key cannot be read.", file=sys.stderr)
        return 2
    left = PERIOD - int(now % PERIOD)
    print(f"{code}   ({left} detik lagi / {left} s left)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
