"""The catalogue for other programs: `/api/v1/`, and the paths that readers of landscape2 know."""
