"""Logos: their owners' pictures, put together anew of what neither runs nor loads, and drawn."""
