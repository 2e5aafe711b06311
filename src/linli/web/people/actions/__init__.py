"""Acts over several rows, one file a subject. Each asks its right again inside its transaction."""
