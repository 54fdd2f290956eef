from django.apps import AppConfig


class WishesConfig(AppConfig):
    name = "tepat_web.wishes"
    default_auto_field = "django.db.models.BigAutoField"
