"""Figures and printed matter: a diagnosis as one HTML page and as PDF."""
