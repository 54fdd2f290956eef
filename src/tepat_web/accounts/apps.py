from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tepat_web.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the sign-in library: its signals need the models loaded."""
        from allauth.account.signals import user_logged_in
        from allauth.mfa.signals import authenticator_added, authenticator_used

        from .addresses import keep_address
        from .second_factor import note_shown, note_signed_in

        user_logged_in.connect(note_signed_in)
        user_logged_in.connect(keep_address)
        authenticator_added.connect(note_shown)
        authenticator_used.connect(note_shown)
