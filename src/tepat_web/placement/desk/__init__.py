"""The desk: plans that lie open in memory, so that what-if is answered at once.

``client`` asks and is all that pages know of it; ``line`` is what both ends speak;
``server``, ``shelf``, ``answers`` and ``wording`` are the process behind it.
"""
