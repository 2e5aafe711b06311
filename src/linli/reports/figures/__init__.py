"""One figure a file: server-side SVG, drawn at the size it is read, no text in pictures."""
