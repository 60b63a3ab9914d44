"""nbgrader's configuration of this course: run nbgrader's commands from here."""

import sys
from pathlib import Path

course = Path(__file__).resolve().parent
sys.path.insert(0, str(course))  # this copy's actorlab, wherever one is installed from

from actorlab import nbgrader_steps  # noqa: E402

c = get_config()  # noqa: F821  (nbgrader provides it)

c.CourseDirectory.root = str(course)
c.CourseDirectory.course_id = "actorlab"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

c.GenerateAssignment.preprocessors = nbgrader_steps.GENERATE
c.Autograde.sanitize_preprocessors = nbgrader_steps.SANITIZE
c.Autograde.autograde_preprocessors = nbgrader_steps.AUTOGRADE

# An exchange of the course's own, so that release and collect work on one machine.
c.Exchange.root = str(course / "exchange")
