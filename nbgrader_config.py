"""nbgrader's configuration of this course: run nbgrader's commands from here."""

import sys
from pathlib import Path

course = Path(__file__).resolve().parent
sys.path.insert(0, str(course))  # this copy's actorlab, wherever one is installed from

from actorlab.execution.limits import Limits  # noqa: E402
from actorlab.gradebook import steps  # noqa: E402
from actorlab.intake.careful_exporter import CarefulExporter  # noqa: E402
from actorlab.intake.exchange import Collect, ReleaseAssignment, ReleaseFeedback  # noqa: E402
from actorlab.reporting.exporting import GradesExport  # noqa: E402
from actorlab.reporting.feedback import FeedbackExporter, safe_markdown2html, safe_metadata  # noqa: E402
from actorlab.reporting.page_size import Shorten  # noqa: E402

c = get_config()  # noqa: F821  (nbgrader provides it)

c.CourseDirectory.root = str(course)
c.CourseDirectory.course_id = "actorlab"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

c.GenerateAssignment.preprocessors = steps.GENERATE
c.Autograde.sanitize_preprocessors = steps.SANITIZE
c.Autograde.autograde_preprocessors = steps.AUTOGRADE
c.Autograde.exporter_class = CarefulExporter
c.GenerateFeedback.preprocessors = steps.FEEDBACK
c.GenerateFeedback.exporter_class = FeedbackExporter

# The exchange: what is released is what was generated; links that a student put there
# are not followed; feedback reaches those who handed in through it, whoever else did not.
c.ExchangeFactory.release_assignment = ReleaseAssignment
c.ExchangeFactory.collect = Collect
c.ExchangeFactory.release_feedback = ReleaseFeedback
# Who hands in for another is found out. Where students have other names here than on the machine:
# c.ExchangeCollect.check_owner = False

# grades.csv, with no score where nothing was handed in.
c.ExportApp.plugin_class = GradesExport

# What a submission shows does not run as a script where an instructor or a student looks at it.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.preprocessors = [Shorten]
c.HTMLExporter.filters = {"markdown2html": safe_markdown2html, "get_metadata": safe_metadata}

# The Validate button runs the notebook with the same patience as the grader.
c.Execute.timeout_func = Limits().seconds

# What a submission may cost, where it is not to be as in actorlab.execution.limits.Limits:
# c.RunAndJudge.limits = {"cell": 90, "cpu": 300, "memory": 4_000_000_000, "processes": 250}

# Submissions run in a sandbox. Where there is none, and you trust each of them as
# you would a program of your own:
# c.RunAndJudge.trusted = True

# Grades are in gradebook.db. In a database of another kind, such as:
# c.CourseDirectory.db_url = "postgresql://user:password@host/name"

# Formgrader does not list this configuration, which holds more than text.
c.FormgradeExtension.debug = False

# An exchange of the course's own, so that release and collect work on one machine.
c.Exchange.root = str(course / "exchange")
# Students fetch into, and submit from, the folder that they see in JupyterLab.
c.Exchange.assignment_dir = str(course / "exercises")
