"""Exercise 8: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Here are the exercise's
facts, its own mistakes, and the general ones that each check tries. A message is one to
three sentences: what happened, and the question that leads on. The hints are in ``hints.md``.
"""

from numbers import Integral

from actorlab.checks import Picture, mistake
from actorlab.misconceptions import (
    Exercise,
    arrivals,
    callers,
    duration,
    handles,
    looks,
    shared_actor,
    side_by_side,
    told,
)
from actorlab.misconceptions.actor_class import actor_class
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count, kinds, seconds, short

STEPS = [1, 2, 3, 4]  # what each experiment reports, in this order
WINDOW = (2.0, 3.0)  # seconds that three experiments side by side may take

WORK = TaskCalls(
    of="Recorder",
    state="reports",
    actors=("recorder",),
    function="experiment",
    workers=3,
    method="report",
    times=len(STEPS),
    seconds=0.5,
    taken=0.05,  # writing one report down
    cell="run_experiments",
    sets=("running", "halfway", "everything", "duration"),
    amid="halfway",
    results="everything",
    duration="duration",
    window=WINDOW,
    actor="recorder",
    task="experiment",
    noun="report",
)

exercise = Exercise(
    picture=Picture(
        calls=("experiment", "report", "get"),
        of="everything",
        measured="duration",
        since="start_time",
        marks=WINDOW,
    )
)


# --- Exercise 8's own mistakes: reports are pairs of an experiment's number and a step's


def pairs(value):
    """The reports as pairs of integers; nothing, if they are not a list of such."""
    try:
        found = [(number, step) for number, step in value] if isinstance(value, list) else None
    except (TypeError, ValueError):
        return None
    return found if found is None or all(isinstance(n, Integral) for pair in found for n in pair) else None


def reports(seen):
    """Those in `everything`."""
    return pairs(seen.value("everything")) or []


def steps(seen):
    """The steps of each experiment, in the order of `everything`."""
    return {
        wanted: [step for number, step in reports(seen) if number == wanted] for wanted in range(WORK.workers)
    }


@mistake(
    "StepBeforeNumber",
    about="`report(step, number)`.",
    says="Each report has the step first and the experiment's number second: {held}. In which order does `report` "
    "take them?",
)
def step_before_number(seen):
    swapped = sorted((step, number) for number in range(WORK.workers) for step in STEPS)
    if sorted(reports(seen)) == swapped:
        return {"held": WORK.shown(seen)}


@mistake(
    "TooFewExperiments",
    about="Not all three experiments ran, or one ran twice.",
    says="`everything` has reports of experiment{s} {numbers}, and Ray ran {ran}. Which ones should run, and does "
    "each report its own number?",
)
def too_few_experiments(seen):
    numbers, ran = {number for number, _ in reports(seen)}, WORK.tasks(seen)
    if ran and numbers and numbers != set(range(WORK.workers)):
        shown = ", ".join(map(str, sorted(numbers)))
        return {"s": "s" * (len(numbers) > 1), "numbers": shown, "ran": count(ran, "experiment")}


@mistake(
    "StepsOutOfOrder",
    about="One experiment's reports are not in its own order.",
    says="The steps of experiment {number} {why}",
)
def steps_out_of_order(seen):
    for number, found in steps(seen).items():
        if found == STEPS or sorted(found) != STEPS:
            continue
        if (most := WORK.most_on_one_actor(seen)) > 1:
            why = (
                f"arrived as {found}: the recorder had up to {most} reports under way at once. What did you switch "
                "on that lets an actor take several calls at once, and which promise did it cost?"
            )
        elif len({call.sender for call in WORK.calls(seen)}) > WORK.workers:
            why = (
                f"are in the order {found}: not one task sent them all, and nothing promises the order of calls "
                "from different tasks. What has to have arrived before the next report is sent?"
            )
        else:
            why = (
                f"are in the order {found}. Calls from one task run in the order in which they were sent: in which "
                "order did it send them, or what changed it later?"
            )
        return {"number": number, "why": why}


@mistake(
    "NotEveryStepOnce",
    about="A step is missing, or there is one too many.",
    says="Experiment {number} has the steps {found} in `everything`; it should have {wanted}. How often does its "
    "loop run, what does it report, and does each report get into the list?",
)
def not_every_step_once(seen):
    for number, found in steps(seen).items():
        if sorted(found) != STEPS:
            return {"number": number, "found": found, "wanted": STEPS}


def no_list(name):
    """What a name may hold in place of the recorder's list."""
    should_be = "a list of reports, each with two whole numbers: an experiment's and a step's"
    return told.a_list(WORK, name, items=pairs, should_be=should_be)


# --- the checks, each with its mistakes in the order in which they are tried


exercise.check(
    "verify_recorder",
    about="`recorder` is an actor, and no other got a report",
    cell="recorder_instance",
    names=["Recorder", "recorder"],
    mistakes=[
        actor_class(WORK),
        handles.handles(WORK),
        shared_actor.one_for_all(WORK).renamed(RecordersMadeByExperiments="RecordersMadeByTasks"),
    ],
    figures=lambda seen: f"{kinds(seen, 'Recorder', 'recorder')}. What does creating an actor return?",
)

exercise.check(
    "verify_reports",
    about="All twelve reports arrived, each experiment's in its own order",
    cell="experiment_task",
    names=["experiment", "everything"],
    needs=["verify_recorder"],
    returned=["everything"],
    mistakes=[
        no_list("everything"),
        callers.not_the_tasks(WORK, "everything").renamed(NobodyCalled="NobodyReported"),
        arrivals.incomplete(WORK, "everything"),
        step_before_number,
        too_few_experiments,
        steps_out_of_order,
        not_every_step_once,
        told.by_others(WORK, "everything"),
    ],
    figures=lambda seen: (
        f"`everything` is {WORK.shown(seen)}, and {WORK.tally(seen)}. It should hold steps 1 to 4 of "
        "each of the experiments 0, 1 and 2, each once, and each experiment's in order. Where do they part?"
    ),
)

exercise.check(
    "verify_progress",
    about="The notebook saw the state while work went on",
    cell="run_experiments",
    names=["halfway"],
    needs=["verify_recorder"],
    returned=["halfway"],
    mistakes=[
        no_list("halfway"),
        looks.of_nothing(WORK),
        callers.elsewhere(WORK),
        looks.amid_the_work(WORK).renamed(
            CalledTooEarly="ReportedTooEarly", NoExperimentAtWork="NoTaskAtWork"
        ),
    ],
    figures=lambda seen: (
        f"`halfway` is {short(seen.value('halfway'))}, and {WORK.tally(seen)}. It should be a list of those reports "
        "that had arrived when you asked. Which call asked the recorder, and when?"
    ),
)

exercise.check(
    "verify_side_by_side",
    about="Three experiments ran side by side: {duration:.2f} seconds instead of 6",
    cell="run_experiments",
    names=["duration"],
    needs=["verify_recorder"],
    measured="duration",
    nominal=2.2,
    limit=WINDOW[1],
    mistakes=[
        side_by_side.remarks(WORK),
        duration.clock(WORK),
        callers.elsewhere(WORK).only("ReportsSentByTheRecorder"),
        side_by_side.started_together(WORK),
        callers.elsewhere(WORK).only("AnotherMethodCalled"),
        side_by_side.each_calling(WORK).renamed(
            NotEveryExperimentCalled="NotEveryExperimentReported", CalledBeforeTheWork="ReportedBeforeTheWork"
        ),
        side_by_side.noise(WORK),
    ],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('duration'))}, and {WORK.tally(seen)}. Three experiments side by side "
        "take between 2 and 3 seconds. Where did the time go?"
    ),
)

exercise.predict("duration", told_by="verify_side_by_side")

exercise.own_run(
    "However many tasks report at the same moment, the recorder runs one call at a time",
    needs=["verify_recorder", "verify_side_by_side"],
    look="If you draw an upright line through the recorder's lane, how many bars of `report` does it cross at most?",
    numbers={12: "how many reports there are in all", 3: "how many experiments are at work at once"},
)
