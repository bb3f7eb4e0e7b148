"""The performance figures, each beside a rival or a limit, measured in one run."""
