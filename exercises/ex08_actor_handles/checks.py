"""Exercise 8: what its checks say when they do not pass, and its hints.

What a right answer must do stands in the notebook's test cells. Each mistake
here looks at the notebook's values and at Ray's record, and returns one to three
sentences if it recognises itself: what happened, and the question that leads on.
"""

import operator
from numbers import Integral

import ray

from actorlab.checks import (
    MISSING,
    Exercise,
    Picture,
    by_actor,
    gets_in_a_loop,
    last_line,
    most_at_once,
    shown_as,
)
from actorlab.misconceptions.actor_class import explain_actor_class
from actorlab.misconceptions.duration import explain_seconds
from actorlab.misconceptions.handles import explain_handles
from actorlab.misconceptions.ray_errors import explain_ray_errors
from actorlab.misconceptions.wording import count, seconds, short, who

EXPERIMENTS = 3
STEPS = [1, 2, 3, 4]  # what each experiment reports, in this order
SLEEP = 0.5  # seconds that one step takes
WORK = SLEEP * len(STEPS)  # seconds that one experiment takes
WRITING = 0.05  # seconds that writing one report down takes
WINDOW = (2.0, 3.0)  # seconds that three experiments side by side may take

exercise = Exercise(
    picture=Picture(
        calls=("experiment", "report", "get"),
        of="everything",
        measured="duration",
        since="start_time",
        marks=WINDOW,
    ),
    hints={
        "recorder_class": (
            "Whatever you pass to a task is copied, unless it is a handle. Only an actor has a handle. So "
            "what has the recorder to be, before three tasks can share it?",
            "Compare `Recorder` with `Board` in the cell below *Try it*, line by line, or with the class in "
            "https://docs.ray.io/en/latest/ray-core/actors.html.",
            "Write `@ray.` and one word more on a line of its own, directly above `class Recorder`. The body of "
            "the class stays exactly as it is.",
        ),
        "recorder_instance": (
            "An actor is created in a worker process, not here. So creating it is something that you ask "
            "Ray to do, and what you get is its handle.",
            "Look at how `board` is created in the cell below *Try it*: what stands between the name of the class "
            "and the brackets?",
            "`Board.remote()` created one board. You need one recorder, and it takes no argument.",
        ),
        "experiment_task": (
            "In the task `recorder` is a handle now. A call on a handle is a message: it is sent at once, "
            "and `ray.get` waits until it has been dealt with. How does one send a message to an actor?",
            "See what `greet` does with `board` in the cell below *Try it*. An experiment need not wait after "
            "each report (https://docs.ray.io/en/latest/ray-core/patterns/ray-get-loop.html says why), only for "
            "all of them before it ends. What could it keep until then?",
            "Write `.remote` between `report` and its brackets, and append what the call returns to a list that "
            "is empty at first. After the loop, one `ray.get` of that list waits for all four.",
        ),
        "run_experiments": (
            "The notebook holds the handle too, so it can send messages to the recorder like any task. A "
            "message returns a reference; what turns a reference into the list of reports?",
            "Three lines of this cell call the recorder: `reset` and, twice, `get`. The last line of the cell "
            "below *Try it* asks a board in the same way.",
            "Write `.remote` between each method's name and its brackets, and put `ray.get(...)` around each of the "
            "three calls. The first look stays between starting the experiments and waiting for them.",
        ),
    },
)


# --- the recorder


@exercise.check("verify_recorder", cell="recorder_instance", names=["Recorder", "recorder"])
def one_recorder(seen):
    """`recorder` is an actor, and no other got a report."""
    kinds = " and ".join(
        f"`{n}` is of type `{type(seen.value(n)).__name__}`" for n in ("Recorder", "recorder")
    )
    return f"{kinds}. What does creating an actor return?"


explain_actor_class(one_recorder, "Recorder", state="reports", method="report")


explain_handles(one_recorder, "Recorder", "recorder")


def recorder_made_later(seen):
    """`recorder` was created anew after the experiments had reported to another one."""
    if _made_later(seen):
        return (
            f"`recorder` was created after the experiments had run: their {count(_reports(seen), 'report')} went to "
            "the one before it, and this one knows of nothing. Which cell do you have to run again, so that the "
            "experiments get this handle?"
        )


one_recorder.mistake("RecorderMadeLater")(recorder_made_later)


@one_recorder.mistake("RecorderOfAnotherClass")
def recorder_of_another_class(seen):
    """`recorder` is an actor of some other class."""
    made_of, wanted = (seen.class_name(seen.value(name)) for name in ("recorder", "Recorder"))
    if seen.is_actor(seen.value("recorder")) and made_of != wanted:
        return f"`recorder` is an actor of class `{made_of}`. Of which class should it be?"


@one_recorder.mistake("RecordersMadeByTasks")
def recorders_made_by_tasks(seen):
    """Each task creates a recorder of its own."""
    others = _other_recorders(seen)
    if (
        seen.is_actor(seen.value("recorder"))
        and others
        and all(_created_by_a_task(seen, actor) for actor in others)
    ):
        return (
            f"{count(others, 'recorder')} got reports besides yours, and a task created "
            f"{'it' if len(others) == 1 else 'each of them'}: a new recorder, and a list of its own. Which "
            "recorder should a task report to, and how does it come to know it?"
        )


@one_recorder.mistake("SeveralRecorders")
def several_recorders(seen):
    """The notebook created more than one recorder, and they share the reports."""
    if seen.is_actor(seen.value("recorder")) and (others := _other_recorders(seen)):
        return (
            f"{count(others, 'other actor')} got reports besides `recorder`. Then the state is in "
            f"{len(others) + 1} places. How many recorders do {EXPERIMENTS} experiments need, if each of "
            "them gets the same handle?"
        )


# --- a list that the recorder gave


def explain_list(check, name):
    """Register what can be wrong with a list of reports, whichever it is.

    Args:
        check: the check that asks for it.
        name: its name in the notebook.
    """
    check.mistake("RecorderMadeLater")(recorder_made_later)

    @check.mistake("ReportsNeverFetched")
    def reports_never_fetched(seen):
        """The name holds a reference, or a list of some."""
        value = seen.value(name)
        held = [
            item
            for item in (value if isinstance(value, list) else [value])
            if isinstance(item, ray.ObjectRef)
        ]
        if held:
            kind = f"a list with {count(held, 'ObjectRef')}" if isinstance(value, list) else "an ObjectRef"
            return (
                f"`{name}` is {kind}. A reference is a receipt: the reports are still with the actor. "
                "What turns it into the list?"
            )

    @check.mistake("ReturnedByTheExperiments")
    def returned_by_the_experiments(seen):
        """What `ray.get(running)` returned."""
        ids, value = {call.id for call in _experiments(seen)}, seen.value(name)
        for fetch in seen.session.fetches if isinstance(value, list) and value else ():
            if [shown for _, shown in fetch.values] == list(map(shown_as, value)) and ids.issuperset(
                task for task, _ in fetch.values
            ):
                return (
                    f"`{name}` is {short(value)}: that is what the experiments return, not what the recorder holds. "
                    "Whom do you have to ask for the reports?"
                )

    @check.mistake("NotAListOfReports")
    def not_a_list_of_reports(seen):
        """`None`, a number, a dictionary, a flat list, ... instead of a list of pairs."""
        value = seen.value(name)
        if value is MISSING or _pairs(value) is not None:
            return None
        given = [_given(seen, look) for look in _looks(seen)]
        answer = given[:1] if name == "halfway" else given[1:][-1:]
        if shown_as(value) in given and value is None:
            question = (
                "The recorder keeps its list in another process: how does it travel back to whoever asks?"
            )
        elif shown_as(value) in given:
            question = "What does the recorder write down at a report, and what does its `get` return?"
        elif any(answer):
            question = f"The recorder's answer was {answer[0]}. What did the cell make of it?"
        else:
            question = "Which line gave it that value?"
        kind = "a list" if isinstance(value, list) else f"of type `{type(value).__name__}`"
        shown = "`None`" if value is None else f"{kind}: {short(value)}"
        return (
            f"`{name}` is {shown}. It should be a list of reports, each with two whole numbers: an experiment's and "
            f"a step's. {question}"
        )


def another_method_called(seen):
    """The tasks call another method of the recorder, and never `report`."""
    others = [call for call in _calls(seen) if call.from_task and call.actor == _actor_id(seen)]
    if others and not _reports(seen):
        return (
            f"The experiments called `{others[0].method}` of the recorder {count(others, 'time')}, and `report` not "
            "once. An experiment tells of a step by the recorder's method `report`, and what one fetches from an "
            "actor is a copy. Which method do yours call?"
        )


def reports_sent_by_the_recorder(seen):
    """The recorder reports to itself."""
    own = [call for call in _reports(seen) if call.from_itself]
    if own and len(own) == len(_reports(seen)):
        return (
            f"The recorder itself sent {count(own, 'report')}, by one of its own methods; no task sent any. Where do the "
            "experiments run then, and who needs the recorder's handle?"
        )


# --- the reports


@exercise.check(
    "verify_reports",
    cell="experiment_task",
    names=["experiment", "everything"],
    needs=["verify_recorder"],
    returned=["everything"],
)
def every_report(seen):
    """All twelve reports arrived, each experiment's in its own order."""
    return (
        f"`everything` is {short(seen.value('everything'))}, and {_tally(seen)}. It should hold steps 1 to 4 "
        "of each of the experiments 0, 1 and 2, each once, and each experiment's in order. Where do they "
        "part?"
    )


explain_list(every_report, "everything")


@every_report.mistake("CopiesGotTheReports")
def copies_got_the_reports(seen):
    """The tasks were given a plain recorder, and each wrote into a copy."""
    if _experiments(seen) and not _reports(seen) and not seen.is_actor(seen.value("recorder")):
        return (
            f"{count(_experiments(seen), 'experiment')} ran, and `everything` is "
            f"{short(seen.value('everything'))}. Each got a copy of the recorder, and what it reports goes with "
            "the copy. What can you pass to a task that stays one and the same?"
        )


@every_report.mistake("ReportsSentByTheNotebook")
def reports_sent_by_the_notebook(seen):
    """The notebook reports on behalf of the tasks."""
    own = [call for call in _reports(seen) if not call.from_task]
    if own and len(own) == len(_reports(seen)):
        return (
            f"The notebook itself sent {count(own, 'report')}; no task sent any. Who knows first that a step of an "
            "experiment is done, and whom could it tell?"
        )


@every_report.mistake("ReportsToOtherRecorders")
def reports_to_other_recorders(seen):
    """The reports are on other actors than `recorder`."""
    others = _other_recorders(seen)
    if others and seen.is_actor(seen.value("recorder")):
        return (
            f"{_tally(seen).capitalize()}, and `recorder` got "
            f"{len(by_actor(_reports(seen)).get(_actor_id(seen), [])) or 'none'} of them. "
            "To which recorder does each task report, and which one do you ask?"
        )


every_report.mistake("AnotherMethodCalled")(another_method_called)
every_report.mistake("ReportsSentByTheRecorder")(reports_sent_by_the_recorder)


@every_report.mistake("NoReportWasSent")
def no_report_was_sent(seen):
    """The tasks hold the handle, and never call its method."""
    if _experiments(seen) and not _reports(seen) and not seen.plain_calls("report", _run(seen)):
        return (
            f"{count(_experiments(seen), 'experiment')} ran, and sent no report; `everything` is "
            f"{short(seen.value('everything'))}. Which line of `experiment` sends one: does Python come to "
            "it, and does it end with brackets?"
        )


@every_report.mistake("NobodyReported")
def nobody_reported(seen):
    """The list does not come from any report."""
    if not _reports(seen) and not seen.plain_calls("report", _run(seen)):
        return (
            f"`everything` is {short(seen.value('everything'))}, but Ray saw no report at all. "
            "Where does this list come from?"
        )


@every_report.mistake("ReportsKeptHere")
def reports_kept_here(seen):
    """Reports to an ordinary object in the notebook's process."""
    if not _reports(seen) and (plain := seen.plain_calls("report", _run(seen))):
        return (
            f"{count(plain, 'report')} went to an ordinary object in the notebook's own process, and none to "
            "an actor. What do the experiments report to, and where does it live?"
        )


@every_report.noise("ReportsOfAnEarlierRun")
def reports_of_an_earlier_run(seen):
    """Experiments that an earlier run left at work reported into this one."""
    late = [call for call in _reports(seen) if call.sender in {c.id for c in _left_at_work(seen)}]
    if late and _length(seen, "everything") > EXPERIMENTS * len(STEPS):
        return (
            f"{count(late, 'report')} came from experiments that an earlier run of the cell had left at "
            "work. Run the cell of Step 4 again, now that they have ended, and then this one."
        )


@every_report.mistake("RecorderNotEmptied")
def recorder_not_emptied(seen):
    """The reports of an earlier run are still there."""
    length, sent = _length(seen, "everything"), len(_reports(seen))
    if length > sent and len(seen.settled.calls_on(_actor_id(seen), "report")) > sent:
        emptied = any(call.method == "reset" for call in _calls(seen))
        question = "`reset` ran: what does it set?" if emptied else "What empties it?"
        return (
            f"`everything` holds {length} reports, and this run sent {sent}: the recorder still has those of "
            f"an earlier run. An actor keeps its state between two runs of a cell. {question}"
        )


@every_report.mistake("AskedBeforeTheyWereDone")
def asked_before_they_were_done(seen):
    """The last look came before the experiments had ended."""
    looks, experiments = _looks(seen), _experiments(seen)
    if (
        looks
        and 0 <= _length(seen, "everything") == _arrived(seen, looks[-1]) < len(_reports(seen))
        and any(c.end is None or c.end > looks[-1].start for c in experiments)
    ):
        return (
            f"`everything` holds {_length(seen, 'everything')} reports, and {len(_reports(seen))} arrived in "
            "the end: the recorder was asked while experiments were still running. What waits until all of "
            "them are done?"
        )


@every_report.mistake("NeverAskedAfterwards")
def never_asked_afterwards(seen):
    """Nobody asked the recorder once it had all reports."""
    recorder, length = _actor_id(seen), _length(seen, "everything")
    arrived = seen.settled.calls_on(recorder, "report")
    if 0 < length <= len(arrived) and not seen.settled.asked_after(recorder, "report", length):
        return (
            f"The recorder got {count(arrived, 'report')}, and nobody asked for them once they had arrived. "
            "Where does `everything` come from?"
        )


@every_report.noise("ReportsOvertookTheReset")
def reports_overtook_the_reset(seen):
    """Reports came before a `reset` that had been sent earlier, and was not waited for."""
    return _overtaken(seen, "everything")


@every_report.noise("ReportsStillOnTheirWay")
def reports_still_on_their_way(seen):
    """The tasks did not wait for their reports, and the last look overtook some."""
    length, looks = _length(seen, "everything"), _looks(seen)
    if looks and 0 < length == _arrived(seen, looks[-1]) < len(_reports(seen)):
        return (
            f"`everything` holds {length} reports, and {len(_reports(seen))} arrived in the end: the "
            "experiments were done before all of their reports had arrived, since they did not wait for "
            "them. Nothing promises the order of calls from different callers. What could a task wait for "
            "before it ends?"
        )


@every_report.mistake("EmptiedAmidTheWork")
def emptied_amid_the_work(seen):
    """`reset` was called when reports had arrived already."""
    return _emptied_amid(seen, "everything")


@every_report.mistake("ListIsNotWhatArrived")
def list_is_not_what_arrived(seen):
    """The recorder forgot some reports, or the notebook changed the list."""
    return _lost(seen, "everything")


@every_report.mistake("StepBeforeNumber")
def step_before_number(seen):
    """`report(step, number)`."""
    pairs = _pairs(seen.value("everything"))
    if pairs and sorted(pairs) == sorted((step, number) for number in range(EXPERIMENTS) for step in STEPS):
        return (
            "Each report has the step first and the experiment's number second: "
            f"{short(seen.value('everything'))}. In which order does `report` take them?"
        )


@every_report.mistake("TooFewExperiments")
def too_few_experiments(seen):
    """Not all three experiments ran, or one ran twice."""
    numbers = {number for number, _ in _pairs(seen.value("everything")) or ()}
    ran = len(_experiments(seen))
    if ran and numbers and numbers != set(range(EXPERIMENTS)):
        return (
            f"`everything` has reports of experiment{'s' * (len(numbers) > 1)} {_listed(numbers)}, and Ray "
            f"ran {count(_experiments(seen), 'experiment')}. Which ones should run, and does each report its "
            "own number?"
        )


@every_report.mistake("StepsOutOfOrder")
def steps_out_of_order(seen):
    """One experiment's reports are not in its own order."""
    for number, steps in _steps(seen).items():
        if steps != STEPS and sorted(steps) == STEPS:
            if (most := max(map(most_at_once, by_actor(_reports(seen)).values()), default=0)) > 1:
                return (
                    f"The steps of experiment {number} arrived as {steps}: the recorder had up to {most} "
                    "reports under way at once. What did you switch on that lets an actor take several calls "
                    "at once, and which promise did it cost?"
                )
            if len({call.sender for call in _reports(seen)}) > EXPERIMENTS:
                return (
                    f"The steps of experiment {number} are in the order {steps}: not one task sent them all, and "
                    "nothing promises the order of calls from different tasks. What has to have arrived before "
                    "the next report is sent?"
                )
            return (
                f"The steps of experiment {number} are in the order {steps}. Calls from one task run in the "
                "order in which they were sent: in which order did it send them, or what changed it later?"
            )


@every_report.mistake("NotEveryStepOnce")
def not_every_step_once(seen):
    """A step is missing, or there is one too many."""
    for number, steps in _steps(seen).items():
        if sorted(steps) != STEPS:
            return (
                f"Experiment {number} has the steps {steps} in `everything`; it should have {STEPS}. "
                "How often does its loop run, what does it report, and does each report get into the list?"
            )


@every_report.mistake("ListNotFromTheseReports")
def list_not_from_these_reports(seen):
    """The list is right, and does not come from the recorder."""
    from_tasks = [call for call in _reports(seen) if call.from_task]
    if len(from_tasks) < EXPERIMENTS * len(STEPS):
        return _cut_short(seen) or (
            f"`everything` is as it should be, but {_tally(seen)}; tasks sent {len(from_tasks)} of them. "
            "How did the rest get into the list?"
        )


@every_report.mistake("ChangedAfterwards")
def changed_afterwards(seen):
    """The recorder told of other reports than are in the list."""
    recorder = seen.value("recorder")
    if untold := seen.untold("everything", by=recorder, after="report"):
        held = next(pair for pair in _pairs(seen.value("everything")) if tuple(sorted(pair)) in untold)
        return (
            f"`everything` holds {list(map(int, held))}, and the recorder never told of that report. "
            "What did the experiments report, and what did the notebook make of the recorder's answer?"
        )


# --- progress


@exercise.check(
    "verify_progress",
    cell="run_experiments",
    names=["halfway"],
    needs=["verify_recorder"],
    returned=["halfway"],
)
def progress_seen(seen):
    """The notebook saw the state while work went on."""
    return (
        f"`halfway` is {short(seen.value('halfway'))}, and {_tally(seen)}. It should be a list of those "
        "reports that had arrived when you asked. Which call asked the recorder, and when?"
    )


explain_list(progress_seen, "halfway")


@progress_seen.mistake("LookedAtAnEmptyOriginal")
def looked_at_an_empty_original(seen):
    """The notebook's own recorder, which no task ever changed."""
    if not seen.is_actor(seen.value("recorder")) and _length(seen, "halfway") == 0:
        return (
            "`halfway` is empty: you looked at the notebook's own recorder, and the experiments have copies. "
            "Which object could the notebook and the tasks have in common?"
        )


progress_seen.mistake("AnotherMethodCalled")(another_method_called)
progress_seen.mistake("ReportsSentByTheRecorder")(reports_sent_by_the_recorder)


@progress_seen.mistake("NoTaskAtWork")
def no_task_at_work(seen):
    """The notebook runs the experiments itself, in a loop or in threads."""
    if _reports(seen) and not _experiments(seen):
        return (
            f"The notebook itself sent the {count(_reports(seen), 'report')}, and no task was at work when you looked. "
            "What would run the experiments somewhere else, so that the notebook is free to look?"
        )


@progress_seen.mistake("LookedTooEarly")
def looked_too_early(seen):
    """The look came before any step could be done."""
    if _length(seen, "halfway") == 0 and (waited := _look_after(seen)) is not None and waited < SLEEP:
        when = f"{waited:.2f} s after the experiments were" if waited >= 0 else "before any experiment was"
        return (
            f"`halfway` is empty: the recorder was asked {when} started, and the first step takes {SLEEP} s. "
            "When is there something to see, and not yet everything?"
        )


@progress_seen.mistake("LookedTooLate")
def looked_too_late(seen):
    """The look came when all reports had arrived."""
    look = _look_at(seen, "halfway")
    if (
        look
        and _length(seen, "halfway") == len(_reports(seen)) > 0
        and (_look_after(seen) or WORK) >= 0.95 * WORK
    ):
        ended = [c for c in _experiments(seen) if c.end and c.end <= look.start]
        done = "the experiments were done"
        if len(ended) < len(_experiments(seen)):
            done = f"all had arrived, and {len(ended) or 'none'} of the experiments had ended"
        return (
            f"`halfway` holds all {_length(seen, 'halfway')} reports: when the recorder was asked, {done}. "
            "Which line of the cell waits before you look, and what is there to see earlier?"
        )


@progress_seen.mistake("NobodyAsked")
def nobody_asked(seen):
    """`halfway` does not come from a look at the recorder."""
    if _length(seen, "halfway") >= 0 and not _asked(seen):
        return (
            f"`halfway` is {short(seen.value('halfway'))}, but no actor was asked for it in this run. "
            "Where does this list come from?"
        )


@progress_seen.mistake("NothingToSee")
def nothing_to_see(seen):
    """`halfway` is empty, since no task had sent a report."""
    if (
        _length(seen, "halfway") == 0
        and not _reports_sent_before_the_look(seen)
        and not _experiments_late(seen)
        and not _first_step_late(seen)
    ):
        return (
            "`halfway` is empty: no task had sent a report to `recorder` when it was asked, though the "
            "experiments had been at work for longer than a step. When does an experiment send its first "
            "report, and to whom?"
        )


@progress_seen.mistake("LookedBetweenExperiments")
def looked_between_experiments(seen):
    """The look came when one experiment was over and the next was not started."""
    looks = [look for look in _looks(seen) if 0 < _arrived(seen, look) == _length(seen, "halfway")]
    at_work = lambda look: any(c.start < look.start < (c.end or look.start) for c in _experiments(seen))
    if looks and not any(map(at_work, looks)) and _length(seen, "halfway") < len(_reports(seen)):
        return (
            f"`halfway` holds {count(seen.value('halfway'), 'report')}, but no experiment was at work when "
            "the recorder was asked: some were over, and the others had not been started. What has to go on "
            "while you look?"
        )


@progress_seen.mistake("ReportedTooEarly")
def reported_too_early(seen):
    """All reports were sent before the work was done."""
    looks = [look for look in _looks(seen) if _arrived(seen, look) == _length(seen, "halfway")]
    started = min((call.start for call in _experiments(seen)), default=0.0)
    if (
        _length(seen, "halfway") == len(_reports(seen)) > 0
        and looks
        and looks[0].start - started < 0.95 * WORK
    ):
        return (
            f"`halfway` holds all {_length(seen, 'halfway')} reports, {looks[0].start - started:.1f} s after "
            f"the experiments had begun, and their work takes {WORK:g} s. When does an experiment report a "
            "step: once it is done, or before?"
        )


@progress_seen.noise("ProgressOvertookTheReset")
def progress_overtook_the_reset(seen):
    """Reports came before a `reset` that had been sent earlier, and was not waited for."""
    return _overtaken(seen, "halfway")


@progress_seen.noise("ExperimentsCameLate")
def experiments_came_late(seen):
    """The look was in time, and the experiments were not."""
    waited = _look_after(seen)
    if _length(seen, "halfway") in (0, len(_reports(seen))) and waited is not None:
        return (
            f"`halfway` holds {_length(seen, 'halfway') or 'no'} reports, although you looked {waited:.1f} s "
            "after the experiments were started. If nothing else happens there, your program is right and "
            "this machine was slow: run the cell of Step 4 again, and then this one."
        )


@progress_seen.mistake("ProgressIsNotWhatArrived")
def progress_is_not_what_arrived(seen):
    """The recorder forgot some reports, or the notebook changed the list."""
    return _lost(seen, "halfway")


# --- side by side


@exercise.check("verify_side_by_side", cell="run_experiments", names=["duration"], needs=["verify_recorder"])
def side_by_side(seen):
    """Three experiments ran side by side: {duration:.2f} seconds instead of 6."""
    return (
        f"The clock showed {seconds(seen.value('duration'))}, and {_tally(seen)}. Three experiments side by "
        "side take between 2 and 3 seconds. Where did the time go?"
    )


@side_by_side.remark
def each_report_was_waited_for(seen):
    """`ray.get` on each report inside the task."""
    if gets_in_a_loop(seen.run_that_set("experiment").source):
        return (
            "(Each experiment waited for every report before its next step. That is right, and a little "
            "slower: a list of references and one `ray.get` at the end would do.)"
        )


explain_seconds(side_by_side, "duration", worked=lambda seen: _span(seen))


side_by_side.mistake("ReportsSentByTheRecorder")(reports_sent_by_the_recorder)


@side_by_side.mistake("ExperimentsRanHere")
def experiments_ran_here(seen):
    """`experiment` is a plain function, or threads run it: no tasks at all."""
    if not _experiments(seen):
        return (
            f"The clock showed {seconds(seen.value('duration'))}, but Ray ran no experiment. "
            "Which call starts one in a worker process?"
        )


@side_by_side.mistake("OneExperimentAfterAnother")
def one_experiment_after_another(seen):
    """Each experiment is waited for before the next is started."""
    ran = [call for call in _experiments(seen) if call.end]
    waited_for = [b for a, b in zip(ran, ran[1:]) if (b.submitted or b.start) >= a.end]
    if ran and len(waited_for) == len(ran) - 1 > 0:
        return (
            f"The experiments ran one after another: {seconds(seen.value('duration'))}. Each was waited for "
            "before the next was started. Starting a task returns a reference at once: what could you keep, "
            "and wait for later?"
        )


@side_by_side.mistake("WorkChanged")
def work_changed(seen):
    """The half-seconds of work were shortened, removed or moved."""
    experiments = [call for call in _experiments(seen) if call.end]
    if experiments and (shortest := min(c.seconds for c in experiments)) < 0.95 * WORK:
        return (
            f"An experiment took {shortest:.2f} s instead of about {WORK:g}. The half-second stands for real "
            "work and belongs in each step. Can you leave it there?"
        )


@side_by_side.mistake("StepsMadeLonger")
def steps_made_longer(seen):
    """Every step takes twice as long, or more: no machine is as busy as that."""
    steps = [pause for task in _experiments(seen) for pause, _ in _pauses(seen, task)]
    if steps and (shortest := min(steps)) > 1.8 * SLEEP:
        return (
            f"Each step took {shortest:.2f} s or more, and its work takes {SLEEP} s: the clock showed "
            f"{seconds(seen.value('duration'))}. What else does an experiment do in a step?"
        )


@side_by_side.mistake("TooFewAtOnce")
def too_few_at_once(seen):
    """Not enough CPUs are left for three experiments."""
    most = most_at_once(_experiments(seen))
    if 1 <= most < EXPERIMENTS <= len(_experiments(seen)) and not _came_late(seen):
        alone = "The experiments ran one at a time"
        together = f"No more than {most} of the experiments ran at the same time" if most > 1 else alone
        return (
            f"{together}: {seconds(seen.value('duration'))}. This Ray has "
            "4 CPUs. How many does one experiment ask for, and what else holds some?"
        )


@side_by_side.mistake("TooFewStarted")
def too_few_started(seen):
    """Fewer than three experiments."""
    if 0 < len(_experiments(seen)) < EXPERIMENTS:
        return f"{count(_experiments(seen), 'experiment')} ran instead of {EXPERIMENTS}. Which ones did you start?"


side_by_side.mistake("AnotherMethodCalled")(another_method_called)


@side_by_side.mistake("RanSideBySideAndToldNobody")
def ran_side_by_side_and_told_nobody(seen):
    """The tasks are parallel, and no report reached an actor."""
    if not [call for call in _reports(seen) if call.from_task]:
        return (
            f"{count(_experiments(seen), 'experiment')} ran side by side in "
            f"{seconds(seen.value('duration'))}, but none sent a report to an actor. To whom did they report?"
        )


@side_by_side.mistake("ClockDidNotWait")
def clock_did_not_wait(seen):
    """The clock was stopped while experiments were at work."""
    if seen.value("duration") < _span(seen) - 0.1:
        return (
            f"`duration` is {seconds(seen.value('duration'))}, but the experiments worked for {_span(seen):.2f} s: "
            "it covers only a part of that. What has happened when you take `start_time`, and when you take "
            "`end_time`?"
        )


@side_by_side.mistake("NotEveryExperimentReported")
def not_every_experiment_reported(seen):
    """Three ran, and not each of them sent four reports."""
    sent = seen.settled.senders("report")
    enough = [call for call in _experiments(seen) if sent[call.id] >= len(STEPS)]
    if len(enough) < EXPERIMENTS <= len(_experiments(seen)):
        return _cut_short(seen) or (
            f"{count(_experiments(seen), 'experiment')} ran, and {len(enough) or 'none'} of them sent "
            f"{len(STEPS)} reports to an actor. What becomes of the other reports?"
        )


@side_by_side.mistake("ReportedBeforeTheWork")
def reported_before_the_work(seen):
    """A report that no half-second of work preceded."""
    for task in _experiments(seen):
        for pause, since in _pauses(seen, task):
            if pause < 0.9 * SLEEP:
                return (
                    f"An experiment sent a report {pause:.2f} s after {since}, and the work of a step takes {SLEEP} s. "
                    "When is a step done, and when does yours report it?"
                )


@side_by_side.mistake("RecorderWasSlow")
def recorder_was_slow(seen):
    """Writing a report down takes longer than it should."""
    shortest = min((call.seconds for call in _reports(seen)), default=0.0)
    if seen.value("duration") >= WINDOW[1] and shortest > 4 * WRITING:
        return (
            f"The recorder took {shortest:.2f} s for each report instead of {WRITING} s, one report at a "
            f"time, and the clock showed {seconds(seen.value('duration'))}. What does `report` do all that "
            "time?"
        )


@side_by_side.noise("EarlierExperimentsAtWork")
def earlier_experiments_at_work(seen):
    """Experiments of an earlier run took CPUs from this one's."""
    if seen.value("duration") >= WINDOW[1] and (left := _left_at_work(seen)):
        return (
            f"{count(left, 'experiment')} of an earlier run {'was' if len(left) == 1 else 'were'} still at "
            f"work, and this run had to share the CPUs: {seconds(seen.value('duration'))}. Run the cell of "
            "Exercise 4 again, and then this one."
        )


@side_by_side.noise("ExperimentsTookLonger")
def experiments_took_longer(seen):
    """Every step took longer than half a second: more sleep, or a swamped machine."""
    experiments = [call for call in _experiments(seen) if call.end]
    if len(experiments) >= EXPERIMENTS and (shortest := min(c.seconds for c in experiments)) > 1.35 * WORK:
        return (
            f"The experiments were started together, but even the shortest took {shortest:.2f} s, and all of "
            f"it {seconds(seen.value('duration'))}. Does each of your steps still sleep for {SLEEP} s? If it "
            "does, this machine is very busy."
        )


@side_by_side.noise("DriverWaitedForSomethingElse")
def driver_waited_for_something_else(seen):
    """The experiments were side by side, and the notebook spent more time than they."""
    duration = seen.value("duration")
    if (
        duration >= WINDOW[1]
        and most_at_once(_experiments(seen)) >= EXPERIMENTS
        and duration - _span(seen) > 1.0
    ):
        return (
            f"The experiments worked side by side for {_span(seen):.2f} s, but the clock showed "
            f"{seconds(duration)}. What else did the cell do between `start_time` and `end_time`?"
        )


@side_by_side.noise("MachineWasBusy")
def machine_was_busy(seen):
    """The program is right; the machine was slow."""
    duration = seen.value("duration")
    if duration >= WINDOW[1] and (most_at_once(_experiments(seen)) >= EXPERIMENTS or _came_late(seen)):
        return (
            f"The experiments were started together, but the clock showed {seconds(duration)}. If nothing "
            "else happens between `start_time` and `end_time`, your program is right and this machine was "
            "slow: run the cell of Step 4 again, and then this one."
        )


side_by_side.judged_against(measured="duration", nominal=2.2, limit=WINDOW[1])


# --- a cell stops with an error


def remote_function_called_directly(error):
    """`experiment(0, recorder)`."""
    if isinstance(error, TypeError) and "Remote functions cannot be called directly" in str(error):
        return (
            f"{who(error)} called a remote function as if it ran here, and Ray refuses that. What has to "
            "stand between its name and the brackets?"
        )


def method_of_a_reference(error):
    """`.report` on an ObjectRef."""
    if isinstance(error, AttributeError) and "'ray.ObjectRef' object has no attribute" in str(error):
        return (
            f"{who(error)} asked an ObjectRef for a method. A reference is a receipt for one answer, and not "
            "a handle. Which name holds the handle?"
        )


def task_stopped(error):
    """Any other error in a task, or in the recorder."""
    if isinstance(error, ray.exceptions.RayTaskError):
        return (
            f"The cell waited for a call that had stopped in its worker with `{last_line(error)[:160]}`. The last line "
            "of the traceback is the worker's own. Which line of `experiment` or `Recorder` does it point at?"
        )


def out_of_time(error):
    """`ray.get(..., timeout=...)`."""
    if isinstance(error, ray.exceptions.GetTimeoutError):
        return (
            "`ray.get` gave up: a timeout is how long you wait, not how long the work takes. Do the "
            "experiments have the CPUs that they ask for, and is there something that nobody will ever "
            "answer?"
        )


for _check in (every_report, progress_seen, side_by_side):
    explain_ray_errors(_check)
    _check.error("RemoteFunctionCalledDirectly")(remote_function_called_directly)
    _check.error("MethodOfAReference")(method_of_a_reference)
    _check.error("TaskStopped")(task_stopped)
    _check.error("OutOfTime")(out_of_time)


# --- what the mistakes look at

SENT = operator.attrgetter("sent")


def _run(seen):
    """The last run of the cell that ran the experiments; the first, if they are several."""
    runs = [seen.run_that_set(name) for name in ("running", "halfway", "everything", "duration")]
    return min((run for run in runs if run.start), key=lambda run: run.start, default=runs[0])


def _calls(seen):
    """The calls that were sent since that cell was run, by start."""
    since = _run(seen).start
    return [call for call in seen.settled.calls if call.start and call.sent >= since]


def _experiments(seen):
    """What the notebook started in other processes, but for what only starts them."""
    reporting = seen.settled.senders("report")
    return [
        call
        for call in _calls(seen)
        if not call.from_task and (call.id in reporting or not call.actor) and call.method != "worker_is_up"
    ]


def _left_at_work(seen):
    """The tasks that an earlier run had started, and that were still at work."""
    began = _run(seen).start
    return [
        call
        for call in seen.settled.calls
        if call.start and not call.actor and call.sent < began <= (call.end or began)
    ]


def _reports(seen):
    """The reports that an actor took."""
    return [call for call in _calls(seen) if call.method == "report" and call.actor and call.end]


def _looks(seen):
    """The notebook's calls that asked the recorder for its list, whatever that method is called."""
    return [call for call in _asked(seen) if call.actor == _actor_id(seen)]


def _asked(seen):
    """The notebook's calls that asked any actor for something."""
    others = ("report", "reset", "__init__")
    return [c for c in _calls(seen) if c.actor and not c.from_task and c.method not in others]


def _given(seen, look):
    """What a look returned, as ``shown_as`` has it; nothing, if the notebook did not fetch it."""
    return dict(pair for fetch in seen.session.fetches for pair in fetch.values).get(look.id)


def _look_at(seen, name):
    """The look that a list came from: the last one for `everything`; for `halfway` the
    first that it agrees with, or the first of all. Nothing, if there was none."""
    looks = _looks(seen)
    if name == "everything":
        return looks[-1] if looks else None
    return next(
        (look for look in looks if _arrived(seen, look) == _length(seen, name)), looks[0] if looks else None
    )


def _arrived(seen, look):
    """How many reports had arrived when the recorder looked into its list."""
    return sum(call.end <= look.start for call in _reports(seen) if call.actor == look.actor)


def _lost_to_resets(seen, look):
    """The reports that a `reset` threw away before the recorder looked, and that `reset`."""
    resets = [
        c for c in _calls(seen) if c.method == "reset" and c.actor == look.actor and c.start <= look.start
    ]
    last = max(resets, key=lambda call: call.start, default=None)
    return (
        [c for c in _reports(seen) if c.actor == look.actor and c.end <= last.start] if last else []
    ), last


def _overtaken(seen, name):
    look, started = _look_at(seen, name), min(map(SENT, _experiments(seen)), default=0.0)
    lost, reset = _lost_to_resets(seen, look) if look else ([], None)
    if lost and reset.sent < started and _length(seen, name) == _arrived(seen, look) - len(lost):
        return (
            f"{count(lost, 'report')} arrived before the `reset` that the cell had sent earlier, and it threw "
            f"{'it' if len(lost) == 1 else 'them'} away: `{name}` holds {_length(seen, name) or 'none'}. Nothing "
            "promises the order of calls from different callers. How could the cell wait until the recorder is empty?"
        )


def _emptied_amid(seen, name):
    look = _look_at(seen, name)
    lost, reset = _lost_to_resets(seen, look) if look else ([], None)
    if lost and _length(seen, name) < _arrived(seen, look):
        return (
            f"`reset` came from {'a task' if reset.from_task else 'the notebook'} when {count(lost, 'report')} had "
            f"arrived, and threw {'it' if len(lost) == 1 else 'them'} away. When should the recorder be emptied, and "
            "by whom?"
        )


def _lost(seen, name):
    """Why a list is not as long as the number of reports that had arrived."""
    look, length = _look_at(seen, name), _length(seen, name)
    if look is None or length < 0 or length == (arrived := _arrived(seen, look)):
        return None
    given = _given(seen, look)
    if given is not None and given != shown_as(seen.value(name)):
        question = f"The recorder gave {given}: what did the notebook do with them?"
    elif length > arrived:
        question = "Where do the others come from: from an earlier run, or from the cell itself?"
    else:
        question = "What do `report` and `get` do with the reports that were there before?"
    return (
        f"When the recorder was asked, {count(range(arrived), 'report')} had arrived, and `{name}` holds {length}. "
        f"{question}"
    )


def _pauses(seen, task):
    """How many seconds a task let pass before each report that it sent itself, and since what."""
    last, since = task.start, "it had begun"
    for own, call in seen.settled.sent_by_tasks("report").get(task.id, ()):
        if own is call:
            yield call.sent - last, since
            last, since = call.sent, "the one before"


def _made_later(seen):
    """Whether `recorder` was created after the experiments had reported to another actor."""
    made = [c.sent for c in seen.settled.calls if c.actor == _actor_id(seen) and c.method == "__init__"]
    sent = [call.sent for call in _reports(seen)]
    return bool(made and sent) and made[0] > max(sent)


def _look_after(seen):
    """How many seconds after the experiments were started the look at `halfway` was
    asked for; nothing, if there was none."""
    started = min(map(SENT, _experiments(seen)), default=None)
    looks = [look for look in _looks(seen) if _arrived(seen, look) == _length(seen, "halfway")]
    if started is None or not looks:
        return None
    return looks[0].sent - started


def _reports_sent_before_the_look(seen):
    looked = min(map(SENT, _looks(seen)), default=0.0)
    return [c for c in _reports(seen) if c.actor == _actor_id(seen) and c.from_task and c.sent < looked]


def _experiments_late(seen):
    """Whether no experiment had been at work for a step when the recorder was asked."""
    looked = min((look.start for look in _looks(seen)), default=0.0)
    return looked - min((c.start for c in _experiments(seen)), default=looked) < SLEEP + 0.1


def _first_step_late(seen):
    """Whether an experiment took longer until its first report than for a later step, as
    where something has to be imported first on a busy machine."""
    for task in _experiments(seen):
        first, *later = [pause for pause, _ in _pauses(seen, task)] or [0.0]
        if later and first > min(later) + 0.1 and min(later) >= 0.9 * SLEEP:
            return True
    return False


def _actor_id(seen):
    recorder = seen.value("recorder")
    return recorder._actor_id.hex() if seen.is_actor(recorder) else ""


def _other_recorders(seen):
    """The actors that took reports and are not `recorder`."""
    return sorted({call.actor for call in _reports(seen)} - {_actor_id(seen)})


def _created_by_a_task(seen, actor):
    return any(c.from_task for c in seen.settled.calls if c.actor == actor and c.method == "__init__")


def _came_late(seen):
    """Whether the experiments were started together, and their workers were not up."""
    experiments = _experiments(seen)
    cells = [seen.run_that_set(name).source for name in ("Recorder", "recorder", "experiment")]
    return (
        len(experiments) >= EXPERIMENTS > most_at_once(experiments)
        and max(map(SENT, experiments)) < min(c.end or float("inf") for c in experiments)
        and not any("num_cpus" in source for source in (*cells, _run(seen).source))
    )


def _span(seen):
    """From the first experiment's start to the last one's end, in seconds."""
    experiments = [call for call in _experiments(seen) if call.end]
    return max(c.end for c in experiments) - min(c.start for c in experiments) if experiments else 0.0


def _cut_short(seen):
    """What to say if the recorder was ended before Ray had written down all that it did."""
    if seen.state(seen.value("recorder")) == "DEAD":
        return (
            f"Ray has written down {count(_reports(seen), 'report')}, and then no more, since `recorder` ended: an "
            "actor that is ended at once takes the rest of its record with it. Does it have to end?"
        )
    return ""


def _tally(seen):
    reports = _reports(seen)
    if not reports:
        return "no actor got a report"
    return f"{count(by_actor(reports), 'actor')} got {count(reports, 'report')}"


def _pairs(value):
    """The reports as pairs of integers; nothing, if they are not a list of such."""
    try:
        pairs = [(number, step) for number, step in value] if isinstance(value, list) else None
    except (TypeError, ValueError):
        return None
    return pairs if pairs is None or all(isinstance(n, Integral) for pair in pairs for n in pair) else None


def _steps(seen):
    """The steps of each experiment, in the order of `everything`."""
    pairs = _pairs(seen.value("everything")) or []
    return {wanted: [step for number, step in pairs if number == wanted] for wanted in range(EXPERIMENTS)}


def _length(seen, name):
    value = seen.value(name)
    return len(value) if isinstance(value, (list, tuple)) else -1


def _listed(numbers):
    return ", ".join(map(str, sorted(numbers))) or "none"
