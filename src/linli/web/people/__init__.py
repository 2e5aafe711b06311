"""Who is who: accounts, homes, positions, and who acts for whom."""
