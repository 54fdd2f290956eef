from django.apps import AppConfig


class GrowthConfig(AppConfig):
    name = "tepat_web.growth"
    default_auto_field = "django.db.models.BigAutoField"
