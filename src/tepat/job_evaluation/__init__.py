"""Job evaluation (evaluasi jabatan): from factor levels to points and class."""
