"""A repository in, its commits out: clones that can be lost, read by git itself, without a database."""
