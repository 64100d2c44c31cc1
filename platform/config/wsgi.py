"""The WSGI application that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

from config.safety import refuse_danger

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
refuse_danger()
