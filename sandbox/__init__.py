"""A GitHub to practise on: a made-up world, and a server that shows it as api.github.com would."""
