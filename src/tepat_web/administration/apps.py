from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "tepat_web.administration"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what people change about their own way of signing in."""
        from allauth.account import signals as account
        from allauth.mfa import signals as mfa

        from . import own

        account.password_changed.connect(own.password_changed)
        account.password_set.connect(own.password_changed)
        account.password_reset.connect(own.password_reset)
        account.email_changed.connect(own.email_changed)
        mfa.authenticator_added.connect(own.factor_added)
        mfa.authenticator_removed.connect(own.factor_removed)
        mfa.authenticator_reset.connect(own.factor_reset)
