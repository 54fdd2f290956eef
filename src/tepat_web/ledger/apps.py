from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tepat_web.ledger"
    default_auto_field = "django.db.models.BigAutoField"
