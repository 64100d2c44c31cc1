"""The words of consent, and which version of them she said yes to."""

from django.utils.translation import gettext as _

CONSENT_VERSION = 1
"""Raised whenever the words below change."""


def consent_words() -> list[str]:
    """What is read to her before the first question, a line each."""
    return [
        _(
            "I write down what you say, and read it to you before it is kept. The answers are yours, not mine."
        ),
        _("Your name is not asked and not kept. That I helped you is kept."),
        _("Those who organise this read your answers, and so do I. What they decide, everyone can read."),
        _("You can stop at any time; then nothing is kept. Once it is kept, it cannot be changed."),
        _("You get a code. With it anybody can see in what state your answers are, but not what you said."),
    ]
