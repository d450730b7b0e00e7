"""Finds a site's addresses by plain HTTP with Scrapy."""

from crawler.discovery.supervise import discover

__all__ = ["discover"]
