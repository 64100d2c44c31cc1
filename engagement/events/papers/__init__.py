"""Papers of an event: the sheet on which people sign, and the certificate they take home."""

from .certificate import certificate_paper
from .sheet import sheet_paper

__all__ = ["certificate_paper", "sheet_paper"]
