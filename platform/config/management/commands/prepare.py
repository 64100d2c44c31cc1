"""Makes a site ready to be served: words, tables, files, places, demonstration; safe at every start."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from config.static_files import collect_if_changed

DEMONSTRATION = "config.demonstration.load.load_demonstration"


class Command(BaseCommand):
    help = (
        "Bring the database and the files up to this version. Steps that have nothing to do are passed over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--files-only", action="store_true", help="Leave the database alone: for making an image."
        )

    def handle(self, *args: Any, files_only: bool, **options: Any) -> None:  # Any: as Django calls it
        if "messages" in get_commands():
            self._step("Translations", lambda: call_command("messages", "--compile", verbosity=0))
        self._step("Files of the pages", collect_if_changed)
        if not files_only:
            self._fill_database()

    def _fill_database(self) -> None:
        if _is_migration_due():
            self._step("Tables (the first time takes a little)", _migrate)
        self._step("Places", lambda: call_command("load_places", verbosity=0, stdout=self.stderr))
        if settings.DEMONSTRATION:
            self._step("People and activities of the demonstration", import_string(DEMONSTRATION))

    def _step(self, name: str, do: Callable[[], object]) -> None:
        # `make run` shows the lines that start with a star.
        self.stdout.write(f"* {name}")
        self.stdout.flush()
        do()


def _is_migration_due() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    call_command("migrate", interactive=False, verbosity=1)
    call_command("createcachetable", verbosity=0)
