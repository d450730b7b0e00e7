"""Many processes, here or on other machines (Dask distributed): one site is one task, its progress told in one place.

What crosses the network is data without a secret: numbers of sites, sentences, counts. Each worker reads the
database's address and the sites' credentials where it runs, in its own environment.
"""
