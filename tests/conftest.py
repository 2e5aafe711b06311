"""How property tests draw their examples: the same on every run, unless one asks to look wider."""

from hypothesis import settings

# Two shared cores make any deadline for a single example a matter of luck.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=2000)
settings.load_profile("steady")
