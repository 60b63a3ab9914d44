"""Exercise 8: what its checks say when they do not pass, and its hints."""

from actorlab.checks import Exercise, Picture

STEPS = 4  # reports of each experiment
WINDOW = (2.0, 3.0)  # seconds that three experiments side by side may take

exercise = Exercise(
    picture=Picture(method="report", of="everything", measured="duration", since="start_time", marks=WINDOW),
    hints={
        "recorder_class": ("a", "b", "c"),
        "recorder_instance": ("a", "b", "c"),
        "experiment_task": ("a", "b", "c"),
        "run_experiments": ("a", "b", "c"),
    },
)


@exercise.check("verify_recorder", cell="recorder_class", names=["Recorder", "recorder"])
def one_recorder(seen):
    """`recorder` is an actor, and the only one that got reports."""
    return f"`recorder` is of type `{type(seen.value('recorder')).__name__}`."


@exercise.check("verify_reports", cell="experiment_task", names=["everything"], needs=["verify_recorder"])
def every_report(seen):
    """All twelve reports arrived, each experiment's in order."""
    return f"`everything` is {seen.value('everything')!r}."


@exercise.check("verify_progress", cell="run_experiments", names=["halfway"], needs=["verify_recorder"])
def progress_seen(seen):
    """The recorder could be read while the experiments ran."""
    return f"`halfway` is {seen.value('halfway')!r}."


@exercise.check("verify_side_by_side", cell="run_experiments", names=["duration"], needs=["verify_recorder"])
def side_by_side(seen):
    """Three experiments ran side by side: {duration:.2f} seconds instead of 6."""
    return f"The clock showed {seen.value('duration')!r}."
