"""How much of a file we are willing to take in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for one file; sizes in bytes, lengths in characters."""

    file_size: int = 10_000_000
    members: int = 2_000
    unpacked_size: int = 80_000_000
    # Honest sheets of one repeated row reach 60:1; bombs of zeros 1000:1.
    ratio: int = 300
    # Elements are counted by their "<": what costs time is elements, not bytes.
    sheet_marks: int = 5_000_000
    strings_marks: int = 1_500_000
    other_marks: int = 300_000
    sheets: int = 50
    rows: int = 20_000
    columns: int = 200
    cells: int = 1_000_000
    cell_length: int = 32_767


USUAL = Limits()
