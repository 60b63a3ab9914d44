"""Names on which the student's kernel and the grader agree."""

EXERCISES = "ACTORLAB_EXERCISES"  # variable: a folder of exercises to use before any other
PICTURES = "ACTORLAB_PICTURES"  # variable: "later" for a timeline that the grader draws
STRICT = "ACTORLAB_STRICT"  # variable: set if an explanation that raises is to show
SHARED_RAY = "ACTORLAB_SHARED_RAY"  # variable: set where several kernels share a Ray
TIMELINE = "application/vnd.actorlab.timeline+json"  # such a timeline
STARTER_FILE = "starter.json"  # beside a released notebook: the same, as it was released
OUTCOME = "application/vnd.actorlab.outcome+json"  # how a check ended, and which code it was about
TRIAL = "application/vnd.actorlab.trial+json"  # which actors returned other values in a trial
REPORT = "application/vnd.actorlab.report+json"  # the notebook's values, for a grader
