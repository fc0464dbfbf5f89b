"""Measurements, proofs and pictures of the product, made by `make`."""
