"""A bare Django for the floor's views: no middleware at all."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
# After the set-up, for allauth refuses to be set up without its middleware.
settings.MIDDLEWARE = []
settings.ROOT_URLCONF = "tests.bench.floor"

application = WSGIHandler()
