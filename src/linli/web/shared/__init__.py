"""What every page stands on: frame, languages, settings readers, error pages."""
