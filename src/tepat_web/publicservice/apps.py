from django.apps import AppConfig


class PublicserviceConfig(AppConfig):
    name = "tepat_web.publicservice"
    default_auto_field = "django.db.models.BigAutoField"
