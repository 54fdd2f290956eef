"""The door through which a web server comes in."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
application = get_wsgi_application()
