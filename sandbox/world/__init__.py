"""The made-up world: who there is, what happens, and what is to be counted. It knows no HTTP."""
