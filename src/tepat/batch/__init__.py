"""Many agencies at once: each planned by itself, resumable, told in one report.

``agencies`` finds them, ``task`` plans one, ``run`` hands tasks to an ``Executor`` and
``kept`` remembers what is done; ``combined`` adds up. ``between`` is a second round:
the seats that stayed empty, offered to people whom other agencies can spare.
"""
