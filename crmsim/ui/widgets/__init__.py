"""The Python side of the widgets; their TypeScript lives in `frontend/`."""
