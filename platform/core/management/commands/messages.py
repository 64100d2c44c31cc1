"""`manage.py messages`: keep the translation catalogues complete (--update, --check) and ready to use (--compile)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import catalogues

COMPLETE = ("id",)
"""Languages that must have words for every text; English is the language of the texts themselves."""


class Command(BaseCommand):
    help = "Bring texts into the catalogues, check that none lacks words, compile them."
    requires_system_checks: list[str] = []  # it reads files only

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="bring new texts in, drop those that are gone"
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="fail when a text lacks words, or words do not fit their text",
        )
        parser.add_argument("--compile", action="store_true", help="make what the site reads")

    def handle(self, *args: Any, update: bool, check: bool, compile: bool, **options: Any) -> None:
        languages = [code for code, _name in settings.LANGUAGES if code != "en"]
        if update or check:
            found = catalogues.find_texts(settings.ROOT)
        for language in languages:
            path = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")
            if update:
                catalogues.write(catalogues.merge(catalogues.read(path, language), found), path)
            if check:
                merged = catalogues.merge(catalogues.read(path, language), found)
                missing = catalogues.untranslated(merged)
                if missing and language in COMPLETE:
                    raise CommandError(f"{language}: {len(missing)} texts lack words, first: {missing[:5]}")
                if misfits := catalogues.misfits(catalogues.read(path, language)):
                    raise CommandError(f"{language}: {len(misfits)} words do not fit, first: {misfits[:5]}")
            if compile and path.exists():
                catalogues.compile_catalogue(path)
