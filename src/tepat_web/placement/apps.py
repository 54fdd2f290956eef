from django.apps import AppConfig


class PlacementConfig(AppConfig):
    name = "tepat_web.placement"
    default_auto_field = "django.db.models.BigAutoField"
