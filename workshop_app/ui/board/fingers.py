"""Fingers on the board (helper G writes this): touch events to `touch_chart`, and what it answers to the board."""
