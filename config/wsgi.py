"""What a web server such as gunicorn calls."""

import os

from django.core.wsgi import get_wsgi_application

from config import embedded, environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
environment.read()
embedded.ensure()
application = get_wsgi_application()
