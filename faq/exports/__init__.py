"""From a knowledge base to files of other programs: the command `faq export`."""
