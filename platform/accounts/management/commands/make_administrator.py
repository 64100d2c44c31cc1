"""`manage.py make_administrator EMAIL`: the first administrator of a site, or one more."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.validators import validate_email

from accounts.services import make_administrator
from core import clock


class Command(BaseCommand):
    help = "Make this address an administrator. She signs in by a code to it, then sets up her second step."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--called", default="Administrator", help="the name others see")
        parser.add_argument("--zone", default="Asia/Jakarta", help="her time zone, for example Asia/Makassar")

    def handle(self, *args: Any, email: str, called: str, zone: str, **options: Any) -> None:
        validate_email(email)
        person = make_administrator(
            email=email, called=called, language=settings.LANGUAGE_CODE, zone=zone, now=clock.now()
        )
        door = f"{settings.SITE_URL}/account/login/"
        self.stdout.write(f"{person.called} <{email}> is an administrator. Sign in at {door}")
