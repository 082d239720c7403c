"""The rules, one family a module. Importing this package registers them all."""

from crmsim.grading.rules import (
    agreed,
    contact,
    finishing,
    lesson,
    onboarding,
    order,
    stages,
    tasks,
    way,
)

FAMILIES = (onboarding, contact, order, tasks, stages, way, agreed, finishing, lesson)
