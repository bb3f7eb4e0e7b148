"""Addresses answered: parse, ask, render. The clock is read here."""
