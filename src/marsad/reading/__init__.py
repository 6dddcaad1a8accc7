"""Mentions: parties, people, places, speakers, event words."""
