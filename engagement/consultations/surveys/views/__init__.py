"""Pages of questions, and of answering page by page."""
