from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    name = "tepat_web.snapshots"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every page lead from the code of a rule to the rule book."""
        from tepat_web.kit import explained

        from . import rule_book

        explained.tell(rule_book.addresses)
