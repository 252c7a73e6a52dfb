"""The command `faq`, for those who look after a knowledge base. It speaks French."""
