"""Scrapy over the same portals: every link below an entry is followed once, every page parsed, nothing kept on disk.

scrapy runspider scrapy_spider.py -a entries=http://127.0.0.1:8000/p0/zwgk/,http://127.0.0.1:8000/p1/zwgk/
"""

import json
import resource
import time

import scrapy
from scrapy.linkextractors import LinkExtractor


class Portals(scrapy.Spider):
    name = "portals"
    custom_settings = {
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
    }

    def __init__(self, entries):
        super().__init__()
        self.start_urls = entries.split(",")
        self.links = LinkExtractor(allow=self.start_urls)
        self.pages = 0
        self.began = time.perf_counter()
        self.cpu_before = time.process_time()

    def parse(self, response):
        self.pages += 1
        response.css("h1::text").get()
        for link in self.links.extract_links(response):
            yield response.follow(link)

    def closed(self, reason):
        print(
            json.dumps(
                {
                    "seconds": time.perf_counter() - self.began,
                    "cpu": time.process_time() - self.cpu_before,
                    "pages": self.pages,
                    "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )
        )
