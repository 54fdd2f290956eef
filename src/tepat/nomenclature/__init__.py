"""The catalogue of job titles (nomenklatur) by date, and how written titles find it."""
