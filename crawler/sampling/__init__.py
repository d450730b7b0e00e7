"""Chooses the pages that stand for the site."""

from crawler.sampling.sample import draw_sample
from crawler.sampling.templates import merge_templates

__all__ = ["draw_sample", "merge_templates"]
