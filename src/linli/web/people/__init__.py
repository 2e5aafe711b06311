"""Who is who in an estate: homes, offices, and who acts for whom."""
