"""`--hypothesis-profile=first-failure`: where only it matters that a test fails, not the shortest way to it."""

from hypothesis import Phase, settings

settings.register_profile("first-failure", phases=[Phase.generate])
