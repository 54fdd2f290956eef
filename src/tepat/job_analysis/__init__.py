"""Job analysis (analisis jabatan): the fifteen items of job information, and their checks."""
