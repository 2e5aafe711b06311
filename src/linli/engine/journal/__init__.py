"""The public record: one written form, a chain of hashes, a tree of hashes, and their check."""
