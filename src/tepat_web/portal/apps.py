from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tepat_web.portal"
    default_auto_field = "django.db.models.BigAutoField"
