"""The report on a knowledge base, one HTML page: `faq report`."""
