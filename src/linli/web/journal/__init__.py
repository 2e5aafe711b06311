"""The public record: each act once, chained so that nobody can change it unseen."""
