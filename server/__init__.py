"""Kikao: focus-group data collection and moderation."""

__version__ = "0.1.0"
