"""Loads countries, provinces, regencies, cities and districts; does nothing when they are loaded already."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core import clock
from places.services import load_places


class Command(BaseCommand):
    help = "Load the places that came with this version. Safe to run at every start."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: as Django calls it
        languages = [language for language, _name in settings.LANGUAGES]
        edition = load_places(languages=languages, now=clock.now())
        self.stdout.write(f"Loaded {edition.places} places." if edition else "Places are up to date.")
