"""The figures for people."""

from typing import Any

NAMES = {
    "null": "ours, null provider, 2 processes",
    "smtp": "ours, smtp-sink, 2 processes",
    "django": "Django's own, smtp-sink, 1 connection",
}


def table(found: dict[str, Any]) -> str:  # Any: figures as they are kept
    """Each way of sending on one line."""
    lines = [
        f"Planned {found['plan']['written']} at {found['plan']['per_second']:.0f} /s;"
        f" a second plan wrote {found['plan_again']['written']}.",
        "",
        f"{'':40}{'sent':>8}{'/s':>8}{'cpu':>9}{'PostgreSQL':>12}",
    ]
    for name, words in NAMES.items():
        if name in found:
            one = found[name]
            postgres = "?" if one["postgres"] is None else f"{one['postgres']:.3f}"
            lines.append(
                f"{words:40}{one['sent']:>8}{one['per_second']:>8.0f}{one['computing']:>9.3f}{postgres:>12}"
            )
    lines.append("cpu: milliseconds of the sending processes for one mail, and of PostgreSQL beside them.")
    if "smtp" in found:
        lines.append(
            f"smtp-sink alone takes {found['sink_ceiling']} /s. Ours does {found['of_django']:.2f} x Django's."
        )
    lines.append("Each was accepted once." if found["once"] else "NOT EACH WAS ACCEPTED ONCE.")
    return "\n".join(lines)
