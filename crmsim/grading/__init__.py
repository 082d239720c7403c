"""Grading: rules read a trace and state findings, findings add up to a grade. It changes nothing.

`vocabulary` holds the words that rules are written in, `rulebook` finds a rule by its name,
`grade` turns findings into points, `assess` does so for a file, `report` shows the result.
"""
