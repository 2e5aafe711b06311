"""Open formats in and out: content is checked, never repaired."""
