"""Finds a site's addresses by plain HTTP with Scrapy."""
