from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tepat_web.accounts"
    default_auto_field = "django.db.models.BigAutoField"
