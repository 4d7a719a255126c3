"""Verkstad: plan, run and minute workshops in a room without internet."""

VERSION = "0.1.0"
