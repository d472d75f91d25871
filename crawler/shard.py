"""Sites dealt to several machines, which need to know nothing of each other: by a hash of the site's name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pipelines.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shard:
    """The share of one machine: number `at`, from 1, of `of`."""

    at: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read `2/5`. Raises UsageError where it is not a share."""
        match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text.strip())
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise UsageError(f"--shard {text[:40]} is not a share", "K/N with K from 1 to N, such as 2/5 for the second of five machines")
        return cls(int(match[1]), int(match[2]))

    def has(self, name: str) -> bool:
        """Whether a site falls to this share. Of all N shares exactly one has it, on every machine and in every version."""
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.of == self.at - 1
