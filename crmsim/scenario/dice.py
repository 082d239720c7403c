"""Numbers from a seed: the same in every process, on every day, under every version of Python.

A stream is named, and so is a die, so that throwing one more never shifts another.
Nothing here knows what the numbers are for.
"""

from hashlib import blake2b

_BLOCK_BITS = 512
_SPARE_BITS = 48
"""A number is drawn from at least this many more bits than it has, so that all are as likely."""


class Dice:
    """A stream of whole numbers; called with *below*, it gives one from 0 to *below* - 1."""

    __slots__ = ("_bits", "_key", "_pool", "_turn")

    _bits: int
    _pool: int

    def __init__(self, seed: int, stream: str) -> None:
        self._key = f"{seed}:{stream}".encode()
        self._turn = 0
        self._refill()

    def __call__(self, below: int) -> int:
        """The next number of the stream; *below* is at most 2**256."""
        need = below.bit_length()
        if self._bits < need + _SPARE_BITS:
            self._refill()
        self._bits -= need
        self._pool, number = divmod(self._pool, below)
        return number

    def _refill(self) -> None:
        turn = self._turn.to_bytes(8, "big")
        block = blake2b(self._key, salt=turn, person=b"crmsim").digest()
        self._pool = int.from_bytes(block, "big")
        self._bits = _BLOCK_BITS
        self._turn += 1


class NamedDice:
    """Dice that are thrown by name: each depends on the seed, the stream and its name alone."""

    __slots__ = ("_hash",)

    def __init__(self, seed: int, stream: str) -> None:
        self._hash = blake2b(f"{seed}:{stream}:".encode(), digest_size=16, person=b"crmsim")

    def below(self, name: str, n: int) -> int:
        """A whole number from 0 to *n* - 1."""
        thrown = self._hash.copy()
        thrown.update(name.encode())
        return int.from_bytes(thrown.digest(), "big") % n

    def between(self, name: str, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return low + self.below(name, high - low + 1) if high > low else low


def dice(seed: int, stream: str) -> Dice:
    """A stream of numbers of one's own."""
    return Dice(seed, stream)
