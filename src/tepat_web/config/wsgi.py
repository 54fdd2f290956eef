"""The door through which a web server comes in."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
application = get_wsgi_application()
# Every page is read now, as the first visitor of each process would wait two seconds.
import_module(settings.ROOT_URLCONF)
