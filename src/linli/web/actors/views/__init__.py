"""Reading about organisations, and keeping what is said of them."""
