"""An installation in one file, and back: database, handed-in files, the secret key if asked."""
