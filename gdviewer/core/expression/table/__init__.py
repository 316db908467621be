"""The functions of the language by group, one row each; :mod:`..functions` gathers them."""
