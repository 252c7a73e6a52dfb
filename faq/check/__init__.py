"""What `faq check` looks for in a knowledge base that is well formed."""
