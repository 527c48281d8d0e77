"""Drawn archive files of invented people: the sample batch that ships, and the generator that drew it.

Nothing of the product imports this package. All persons, numbers, addresses and offices on the drawn pages are
invented; every page says so at its foot.
"""
