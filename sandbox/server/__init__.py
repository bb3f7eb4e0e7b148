"""The server: it shows the world in the ways of api.github.com."""
