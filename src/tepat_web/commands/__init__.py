"""Commands that use the database, plugged into the command ``tepat``.

Nothing of Django is imported until a command runs, so ``tepat --help`` stays quick and
works without the extra ``web``.
"""
