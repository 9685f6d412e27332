"""Sources and method: how the record was made, its gaps, how to cite it."""
