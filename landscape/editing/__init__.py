"""Where stewards change the catalogue: forms made of its dataclasses, and the pages they stand on."""
