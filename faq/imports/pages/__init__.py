"""Questions and answers on a web page, by each of the ways in which pages have them."""
