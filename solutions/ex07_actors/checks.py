"""Exercise 7: what its checks say when they do not pass, and its hints.

What a right answer must do stands in the notebook's test cells. Here is how a
wrong one is explained: each mistake is a function that looks at the notebook's
values and at Ray's record, and returns one to three sentences if it recognises
itself. The sentences say what happened and ask the question that leads on.
"""

import re

import ray

from actorlab.checks import MISSING, Exercise, Picture, by_actor, gets_in_a_loop, most_at_once
from actorlab.misconceptions.actor_class import explain_actor_class
from actorlab.misconceptions.duration import explain_seconds
from actorlab.misconceptions.handles import explain_handles
from actorlab.misconceptions.ray_errors import explain_ray_errors
from actorlab.misconceptions.wording import names, seconds, short

EXPECTED = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
ROUNDS = 5  # increments on each actor
SLEEP = 0.5  # seconds that one increment takes
WINDOW = (2.5, 3.0)  # seconds that five rounds side by side may take

exercise = Exercise(
    picture=Picture(
        calls=("increment",), of="results", measured="duration", since="start_time", marks=WINDOW
    ),
    hints={
        "foo_class": (
            "An actor is an object that lives in a worker process of its own. Something has to "
            "tell Ray that objects of this class are to live there. Which one line above a class "
            "changes what the class is?",
            "See the first example of https://docs.ray.io/en/latest/ray-core/actors.html and "
            "compare its class with `Foo`, line by line.",
            "Write `@ray.` and one word more on a line of its own, directly above `class Foo`. "
            "The body of the class stays exactly as it is.",
        ),
        "foo_instances": (
            "The object is to be created somewhere else, in a new worker process. So creating it "
            "is also something that you ask Ray to do.",
            "Look at how `Counter` is created in "
            "https://docs.ray.io/en/latest/ray-core/actors.html: what stands between the name of "
            "the class and the brackets?",
            "`Example.remote(1)` created one actor of class `Example`. `Foo` takes no argument, "
            "and you need two actors: ask twice.",
        ),
        "parallel_increments": (
            "Sending a message to an actor returns at once; waiting for its answer does not. If "
            "you wait for each answer before you send the next message, only one actor is ever at "
            "work. What could you keep in `results` meanwhile?",
            "Read https://docs.ray.io/en/latest/ray-core/patterns/ray-get-loop.html: the same "
            "loop, before and after.",
            "Write `.remote` between each method's name and its brackets, also for `reset`. The "
            "loop then collects ten references. After the loop, and before `end_time`, one "
            "`ray.get` turns the list of references into the list of values: `results = ...`.",
        ),
    },
)


# --- Step 1: the class


@exercise.check("verify_actor_class", cell="foo_class", names=["Foo"])
def actor_class(seen):
    """`Foo` is an actor class."""
    return f"`Foo` is of type `{type(seen.value('Foo')).__name__}`. What type would an actor class be?"


explain_actor_class(actor_class, "Foo", state="counter", method="increment")


# --- Step 2: the actors


@exercise.check("verify_two_actors", cell="foo_instances", names=["f1", "f2"], needs=["verify_actor_class"])
def two_actors(seen):
    """`f1` and `f2` are two actors of class `Foo`, both alive."""
    kinds = " and ".join(f"`{n}` is of type `{type(seen.value(n)).__name__}`" for n in ("f1", "f2"))
    return f"{kinds}. What does creating an actor return?"


@two_actors.mistake("OneActorTwoNames")
def one_actor_two_names(seen):
    """`f1` and `f2` are the same actor."""
    f1, f2 = seen.value("f1"), seen.value("f2")
    if seen.is_actor(f1) and seen.is_actor(f2) and f1 == f2:
        return (
            "`f1` and `f2` are two names for one actor, so there is one counter and one worker. "
            "How many times did you ask Ray to create an actor?"
        )


@two_actors.mistake("TwoClasses")
def two_classes(seen):
    """The two actors are not both of class `Foo`."""
    classes = [seen.class_name(seen.value(n)) for n in ("f1", "f2")]
    if all(classes) and classes[0] != classes[1]:
        return (
            f"`f1` is an actor of class `{classes[0]}` and `f2` one of class `{classes[1]}`. "
            "One class can make many actors: how often do you need to write it down?"
        )


explain_handles(two_actors, "Foo", "f1", "f2")


# --- Step 3: the results


@exercise.check(
    "verify_results",
    cell="parallel_increments",
    names=["results"],
    needs=["verify_two_actors"],
    returned=["results"],
)
def right_results(seen):
    """Ten results in the right order, five from each of two actors."""
    return (
        f"`results` is {short(seen.value('results'))}, and Ray ran {_tally(seen)}. "
        f"It should be {EXPECTED}, from five calls on each of two actors. Where do they part?"
    )


@right_results.mistake("NeverFetched")
def never_fetched(seen):
    """`results` holds references, not values."""
    results = seen.value("results")
    if isinstance(results, list) and (count := sum(isinstance(r, ray.ObjectRef) for r in results)):
        return (
            f"`results` holds {count} ObjectRef{'s' * (count > 1)}. A reference is a receipt: the answer is "
            "still with the actor. What turns references into values, and where do you keep what it returns?"
        )


@right_results.mistake("WaitedInsteadOfFetched")
def waited_instead_of_fetched(seen):
    """`ray.wait` taken for `ray.get`."""
    results = seen.value("results")
    if isinstance(results, tuple) and len(results) == 2 and all(isinstance(r, list) for r in results):
        return (
            f"`results` is the pair that `ray.wait` returns: {len(results[0])} references that are ready and "
            f"{len(results[1])} that are not. It tells which are ready, not what they are. What fetches them?"
        )


@right_results.mistake("TookTheFirstReady")
def took_the_first_ready(seen):
    """`ray.wait` returns after the first one; the others were left."""
    results = seen.value("results")
    if (
        isinstance(results, list)
        and results != EXPECTED[::2]
        and len(results) < 10
        and "ray.wait" in _timed_source(seen)
    ):
        return (
            f"`results` has {len(results)} of the ten values: `ray.wait` returned as soon as "
            f"{'one was' if len(results) == 1 else 'some were'} ready. How many do you want to wait for?"
        )


@right_results.mistake("NotAList")
def not_a_list(seen):
    """A tuple, an array, one number, ... instead of a list."""
    results = seen.value("results")
    if results is not MISSING and not isinstance(results, list):
        return (
            f"`results` is of type `{type(results).__name__}`: {short(results)}. It should be a list of ten "
            "integers. Which line made it something else?"
        )


@right_results.mistake("ValuesAsText")
def values_as_text(seen):
    """Strings instead of integers."""
    if (results := _list(seen)) and any(isinstance(r, str) for r in results):
        return (
            f"`results` holds text: {short(results)}. `increment` returns integers: "
            "what turned them into strings on the way?"
        )


@right_results.mistake("NestedList")
def nested_list(seen):
    """Lists in a list."""
    if (results := _list(seen)) and all(hasattr(r, "__len__") for r in results):
        return (
            f"`results` has {len(results)} items, each a {type(results[0]).__name__} of "
            f"{len(results[0])}: {short(results)}. How do ten values in one flat list come about?"
        )


@right_results.mistake("ActorsOfAnOlderClass")
def actors_of_an_older_class(seen):
    """The actors were created before the class was last changed."""
    made = [
        name for name in ("f1", "f2") if seen.is_actor(seen.value(name)) and seen.is_outdated(name, "Foo")
    ]
    if made:
        return (
            f"{names(made)} {'were' if len(made) > 1 else 'was'} created before you last changed `Foo`, and still "
            f"{'work' if len(made) > 1 else 'works'} by the class as it was: Ray ran {_tally(seen)}, and `results` "
            f"is {short(seen.value('results'))}. Which cell has to run again, before this one?"
        )


@right_results.mistake("IncrementReturnsNothing")
def increment_returns_nothing(seen):
    """`increment` lost its `return`."""
    if (results := _list(seen)) and all(r is None for r in results):
        return (
            f"`results` holds {len(results)} times `None`. The counter changed in another process: "
            "how does its value travel back to you?"
        )


@right_results.mistake("CounterNotReset")
def counter_not_reset(seen):
    """The actors went on counting from an earlier run."""
    if (results := _list(seen)) and (start := _counts_from(results)) not in (None, 1):
        if not _calls_in_cell(seen, "reset"):
            return (
                f"`results` starts at {start}: {short(results)}. An actor keeps its counter between two runs "
                "of a cell, and this run has no call of `reset`. What puts the counters back to 0?"
            )


@right_results.mistake("ResetToSomethingElse")
def reset_to_something_else(seen):
    """`reset` does not set the counter to 0."""
    if (results := _list(seen)) and (start := _counts_from(results)) not in (None, 1):
        return (
            f"`results` starts at {start}: {short(results)}. `reset` ran, and the next increment returned {start}. "
            "What does your `reset` set the counter to?"
        )


@right_results.mistake("NewActorEveryTurn")
def new_actor_every_turn(seen):
    """An actor is created in each turn of the loop."""
    results, actors = _list(seen), _counts(seen)
    if results and len(actors) > 2 and set(results) == {1} and max(actors.values()) == 1:
        return (
            f"Every value is 1, and {len(actors)} actors ran one increment each: every turn met a newborn "
            "counter. Which two actors should live longer than the loop?"
        )


@right_results.mistake("ResetInTheLoop")
def reset_in_the_loop(seen):
    """The counters go back to 0 in every round."""
    results = _list(seen)
    if results and set(results) == {1} and len(_calls_in_cell(seen, "reset")) > 2:
        return (
            f"Every value is 1, and `reset` ran {len(_calls_in_cell(seen, 'reset'))} times. "
            "How often should the counters go back to 0: in every round, or once before them?"
        )


@right_results.mistake("SameReferenceRepeated")
def same_reference_repeated(seen):
    """One call, and its reference ten times."""
    results, calls = _list(seen), sum(_counts(seen).values())
    if results and set(results) == {1} and len(results) > calls > 0:
        return (
            f"`results` has {len(results)} values, but `increment` ran only {calls} times: the same references "
            "were repeated. How many times should the method be called?"
        )


@right_results.mistake("MoreThanTwoActors")
def more_than_two_actors(seen):
    """The work is spread over more than two actors."""
    if _list(seen) and len(actors := _counts(seen)) > 2:
        return (
            f"{len(actors)} actors ran increments: {_tally(seen)}. Each has a counter of its own. "
            "How many counters should these ten values come from?"
        )


@right_results.mistake("OneCounter")
def one_counter(seen):
    """All ten increments went to one actor."""
    if _list(seen) == list(range(1, 11)) and len(_counts(seen)) <= 1:
        return (
            "`results` counts from 1 to 10: all ten increments met the same counter. "
            "How many actors were at work, and how many should be?"
        )


@right_results.mistake("GroupedByActor")
def grouped_by_actor(seen):
    """All of `f1`, then all of `f2`."""
    if _list(seen) == EXPECTED[::2] * 2:
        return (
            "`results` holds all five values of one actor and then all five of the other: "
            "[1, 2, 3, 4, 5, 1, 2, 3, 4, 5]. `ray.get` keeps the order of the references: in which order "
            "did you collect them?"
        )


@right_results.mistake("OneActorsResultsOnly")
def one_actors_results_only(seen):
    """Only `f1`'s, or only `f2`'s, values."""
    if _list(seen) == EXPECTED[::2]:
        return f"`results` has the five values of one actor; Ray ran {_tally(seen)}. Where are the other's?"


@right_results.mistake("WrongNumberOfRounds")
def wrong_number_of_rounds(seen):
    """The loop ran more or fewer than five times."""
    results, counts = _list(seen), set(_counts(seen).values())
    if results and len(counts) == 1 and counts != {ROUNDS} and len(results) == 2 * min(counts):
        return (
            f"`results` has {len(results)} values: {min(counts)} from each actor instead of {ROUNDS}. "
            "How often does your loop run?"
        )


@right_results.mistake("CallsOverlapOnOneActor")
def calls_overlap_on_one_actor(seen):
    """An async or threaded actor runs its calls all at once."""
    if _list(seen) and (most := _most_at_once_on_one_actor(seen)) > 1:
        return (
            f"One actor ran up to {most} increments at the same time, and the counts came out as "
            f"{short(seen.value('results'))}. What did you switch on that lets an actor work on more than "
            "one call at once, and which promise did it cost?"
        )


@right_results.mistake("WrongOrder")
def wrong_order(seen):
    """The right ten values in another order."""
    results = _list(seen)
    if results and results != EXPECTED and _sorted(results) == EXPECTED:
        return (
            f"The ten values are right, their order is not: {short(results)}. `ray.get` returns values in the "
            "order of the references. What changed that order, before or after?"
        )


# --- Step 3: the time


@exercise.check(
    "verify_duration", cell="parallel_increments", names=["duration"], needs=["verify_two_actors"]
)
def right_duration(seen):
    """Two actors worked side by side: {duration:.2f} seconds instead of 5."""
    return (
        f"The clock showed {seconds(seen.value('duration'))}, and Ray ran {_tally(seen)}. Five rounds side by "
        "side take between 2.5 and 3 seconds. Where did the time go?"
    )


explain_seconds(right_duration, "duration", worked=lambda seen: _span(seen))


@right_results.mistake("ThreadsInsteadOfActors")
@right_duration.mistake("ThreadsInsteadOfActors")
def threads_instead_of_actors(seen):
    """Threads over plain objects."""
    threads = {call.thread for call in _plain_calls(seen)} - {"MainThread"}
    if threads and not _counts(seen):
        return (
            f"The increments ran in {len(threads)} thread{'s' * (len(threads) > 1)} of the notebook's own process; no actor "
            "took part. Threads wait side by side, but they share one process. What would give each counter a "
            "worker of its own?"
        )


@right_results.mistake("ProcessesInsteadOfActors")
@right_duration.mistake("ProcessesInsteadOfActors")
def processes_instead_of_actors(seen):
    """Processes of Python's own instead of actors."""
    if not _counts(seen) and re.search(r"multiprocessing|ProcessPool|os\.fork|subprocess", _all_source(seen)):
        return (
            "The increments ran in processes that Ray knows nothing of; no actor took part. Who keeps a "
            "counter between two calls there, and who would in Ray?"
        )


@right_results.mistake("RemoteFunctionsInsteadOfActors")
@right_duration.mistake("RemoteFunctionsInsteadOfActors")
def remote_functions_instead_of_actors(seen):
    """Remote functions, with the counter passed along or global."""
    tasks = [c for c in seen.record.calls if not c.actor and (c.submitted or 0) >= _cell(seen).start]
    if tasks and not _counts(seen):
        return (
            f"{len(tasks)} remote function{'s' * (len(tasks) > 1)} ran (`{tasks[0].method}`), and no actor's increment. A remote "
            "function has no state of its own: each call may run in another process. What keeps a counter "
            "from one call to the next?"
        )


@right_results.mistake("PlainObjectsDidTheWork")
@right_duration.mistake("PlainObjectsDidTheWork")
def plain_objects_did_the_work(seen):
    """The loop calls ordinary objects; no actor works."""
    plain = _plain_calls(seen)
    if plain and not _counts(seen):
        return (
            f"The {len(plain)} increments ran one after another in the notebook's own process: "
            f"{sum(c.end - c.start for c in plain):.2f} s. No actor ran any. "
            "On which objects should the loop call `increment`, and how does one call an actor's method?"
        )


@right_results.mistake("NobodyCounted")
@right_duration.mistake("NobodyCounted")
def nobody_counted(seen):
    """The values, or the time, do not come from any increment."""
    results, duration = seen.value("results"), seen.value("duration")
    if not _counts(seen) and not _plain_calls(seen) and results is not MISSING and duration is not MISSING:
        return (
            f"`results` is {short(results)} and `duration` is {seconds(duration)}, but the cell's last run sent no "
            "increment to any actor. Which of its lines should, and does Python come to it?"
        )


right_duration.mistake("ActorsOfAnOlderClass")(actors_of_an_older_class)


@right_duration.mistake("CallsNotOneAtATime")
def calls_not_one_at_a_time(seen):
    """An async or threaded actor: not one call at a time."""
    if (most := _most_at_once_on_one_actor(seen)) > 1:
        return (
            f"One actor had up to {most} increments under way at the same time, and the clock showed "
            f"{seconds(seen.value('duration'))}. Each counter must do its five half-seconds one after another: "
            "what did you switch on that lets an actor take several calls at once?"
        )


@right_duration.mistake("MoreActorsThanTwoAtWork")
def more_actors_than_two_at_work(seen):
    """More than two actors share the work."""
    if len(actors := _counts(seen)) > 2:
        return (
            f"{len(actors)} actors ran increments ({_tally(seen)}) in {seconds(seen.value('duration'))}. "
            "Two counters should do five increments each: which two?"
        )


@right_duration.mistake("SleepChanged")
def sleep_changed(seen):
    """The half-second of work was shortened, removed, moved or lengthened."""
    calls = [call for calls in _increments(seen).values() for call in calls]
    if calls and not 0.9 * SLEEP <= (shortest := min(c.seconds for c in calls)) <= 1.9 * SLEEP:
        return (
            f"An increment took {shortest:.2f} s instead of {SLEEP} s. The half-second stands for real work "
            "and belongs into `increment`. Can you keep it there and still halve the time?"
        )


@right_duration.mistake("ExtraCallsInTheTimedPart")
def extra_calls_in_the_timed_part(seen):
    """The clock also covers calls beside the ten."""
    calls = _calls_in_cell(seen, "increment")
    since = _clock_started(seen, calls)
    timed = sorted(
        len(cs) for cs in by_actor([c for c in calls if (c.submitted or c.start) >= since]).values()
    )
    if seen.value("duration") >= WINDOW[1] and len(timed) == 2 and timed[0] == ROUNDS < timed[1]:
        return (
            f"{sum(timed)} increments ran while the clock did, instead of {2 * ROUNDS}: {seconds(seen.value('duration'))}. "
            "Which call does not belong between `start_time` and `end_time`?"
        )


@right_duration.mistake("RoundsNotFive")
def rounds_not_five(seen):
    """The loop ran more or fewer than five times."""
    counts = set(_counts(seen).values())
    if len(_counts(seen)) == 2 and len(counts) == 1 and counts != {ROUNDS}:
        return (
            f"Each actor ran {min(counts)} increments instead of {ROUNDS}, which took "
            f"{seconds(seen.value('duration'))}. How often does your loop run?"
        )


@right_duration.noise("EarlierCallsStillWaiting")
def earlier_calls_still_waiting(seen):
    """Calls that an earlier run had queued delayed this one."""
    run, duration = _cell(seen), seen.value("duration")
    if duration < WINDOW[1]:
        return None
    late = [
        c
        for calls in seen.record.method_calls("increment").values()
        for c in calls
        if c.submitted and c.submitted < run.start < c.end
    ]
    if late and _at_once(seen) >= 2:
        return (
            f"{len(late)} calls of an earlier run were still waiting on these actors, and this run had to queue "
            f"behind them: {seconds(duration)}. Create the actors anew (run the cell of Step 2 again), "
            "then run this one again."
        )


@right_duration.mistake("OnlyOneActorWorked")
def only_one_actor_worked(seen):
    """All increments went to one actor."""
    if len(counts := _counts(seen)) == 1 and (count := max(counts.values())) >= ROUNDS:
        return (
            f"One actor ran all {count} increments, one at a time: {seconds(seen.value('duration'))}. "
            "How many workers are needed to do two things at once?"
        )


@right_duration.mistake("FetchedAfterTheClockStopped")
def fetched_after_the_clock_stopped(seen):
    """`ray.get` comes after `end_time`."""
    duration, results = seen.value("duration"), seen.value("results")
    fetched = isinstance(results, list) and not any(isinstance(r, ray.ObjectRef) for r in results)
    if duration < 0.5 and _counts(seen) and fetched:
        return (
            f"The clock showed {seconds(duration)}, but the actors worked for {_span(seen):.2f} s: it was "
            "stopped while they were still at work. What must have happened before you take `end_time`?"
        )


@right_duration.mistake("ClockDidNotWait")
def clock_did_not_wait(seen):
    """The calls were sent; nothing waited for them before `end_time`."""
    duration = seen.value("duration")
    if duration < 0.5 and seen.run_that_set("duration").end - seen.run_that_set("duration").start < 4.5:
        return (
            f"The clock showed {seconds(duration)}: the calls were sent, and nobody waited for them. Sending "
            "returns at once. What waits for the answers?"
        )


@right_duration.mistake("StoppedAtTheFirstReady")
def stopped_at_the_first_ready(seen):
    """`ray.wait` returns when the first is ready."""
    if seen.value("duration") < WINDOW[0] and "ray.wait" in _timed_source(seen):
        return (
            f"The clock showed {seconds(seen.value('duration'))}: `ray.wait` returned before all calls were "
            "done. How many of the ten should be ready before the clock stops?"
        )


@right_duration.mistake("ClockCoversOnlyPart")
def clock_covers_only_part(seen):
    """The timer started too late or stopped too early."""
    duration = seen.value("duration")
    if duration <= WINDOW[0] <= _span(seen) + 0.01:
        return (
            f"The actors worked for {_span(seen):.2f} s, but the clock showed {seconds(duration)}: it covers only a "
            "part of the work. Where do `start_time` and `end_time` stand, compared with the first call and "
            "the last answer?"
        )


@right_duration.mistake("FetchedInTheLoop")
def fetched_in_the_loop(seen):
    """`ray.get` inside the loop waits for each answer."""
    if _one_after_another(seen) and gets_in_a_loop(_timed_source(seen)):
        return (
            f"The calls ran one after another: {seconds(seen.value('duration'))}. `ray.get` inside the loop waits "
            "for each answer before the next call is sent. What could you keep meanwhile, and fetch later?"
        )


@right_duration.mistake("FetchedOneAtATime")
def fetched_one_at_a_time(seen):
    """Each call is fetched before the next is sent, out of sight."""
    if _one_after_another(seen):
        return (
            f"The calls ran one after another: {seconds(seen.value('duration'))}. No two actors were at work at the "
            "same time, so each answer was waited for before the next call was sent. Where does your code wait?"
        )


@right_duration.mistake("ActorsStartedInsideTheTimedPart")
def actors_started_inside_the_timed_part(seen):
    """Starting the actors took part of the measured time."""
    duration, run = seen.value("duration"), _cell(seen)
    sent = [c.submitted for c in _calls_in_cell(seen, "increment") if c.submitted]
    late = [
        c
        for c in seen.record.calls
        if c.method == "__init__"
        and c.actor
        and c.end
        and sent
        and min(sent) < c.end <= run.end
        # One that was created well before, and had a quick constructor, was
        # kept waiting by the machine: that is noise.
        and (c.seconds > 0.3 or (c.submitted or c.start) > min(sent) - 1.5)
    ]
    if duration >= WINDOW[1] and late and _at_once(seen) >= 2:
        return (
            f"The actors were still being started when the first increment was sent; `__init__` took "
            f"{max(c.seconds for c in late):.2f} s, and the clock showed {seconds(duration)}. Starting a worker takes time "
            "too. Should that be inside the measured part?"
        )


@right_duration.noise("DriverWaitedForSomethingElse")
def driver_waited_for_something_else(seen):
    """The actors were side by side, and the notebook spent more time than they."""
    duration = seen.value("duration")
    if duration >= WINDOW[1] and _at_once(seen) >= 2 and duration - _span(seen) > 1.0:
        return (
            f"The actors worked side by side for {_span(seen):.2f} s, but the clock showed {seconds(duration)}. "
            "What else did the cell do between `start_time` and `end_time`?"
        )


@right_duration.noise("IncrementsTookLonger")
def increments_took_longer(seen):
    """Every increment took longer than half a second: more sleep, or a swamped machine."""
    calls = [call for calls in _increments(seen).values() for call in calls]
    if calls and (shortest := min(c.seconds for c in calls)) > 1.3 * SLEEP and _at_once(seen) >= 2:
        return (
            f"The two actors worked side by side, but even the shortest increment took {shortest:.2f} s, and all "
            f"of it {seconds(seen.value('duration'))}. Does yours still sleep for {SLEEP} s? If it does, this "
            "machine is very busy."
        )


@right_duration.noise("MachineWasBusy")
def machine_was_busy(seen):
    """The program is right; the machine was slow."""
    duration = seen.value("duration")
    if duration >= WINDOW[1] and _at_once(seen) >= 2:
        return (
            f"The two actors worked side by side, but the clock showed {seconds(duration)}. If nothing else happens "
            "between `start_time` and `end_time`, your program is right and this machine was slow: run the cell of "
            "Step 3 again, and then this one."
        )


right_duration.judged_against(measured="duration", nominal=WINDOW[0], limit=WINDOW[1])


for _check in (right_results, right_duration):
    explain_ray_errors(_check)


# --- what the mistakes look at


def _cell(seen):
    """The last run of the cell that made the results, with those that it builds on."""
    return seen.work_behind("duration" if seen.is_left_over("results") else "results")


def _timed_source(seen):
    return seen.run_that_set("duration").source


def _all_source(seen):
    return "\n".join(run.source for run in seen.session.cells)


def _increments(seen):
    """The increments that ended in the last run of the cell, by actor."""
    return by_actor(_calls_in_cell(seen, "increment"))


def _calls_in_cell(seen, method):
    """The calls of a method that the last run of the cell made."""
    return seen.calls_sent_in(_cell(seen), method)


def _counts(seen):
    """How many increments each actor ran in the last run of the cell."""
    return {actor: len(calls) for actor, calls in _increments(seen).items()}


def _tally(seen):
    counts = list(_counts(seen).values())
    if not counts:
        return "no increments on any actor"
    return f"{' + '.join(map(str, counts))} increments on {len(counts)} actor{'s' * (len(counts) > 1)}"


def _span(seen):
    """From the first increment's start to the last one's end, in seconds."""
    calls = _calls_in_cell(seen, "increment")
    return max(c.end for c in calls) - min(c.start for c in calls) if calls else 0.0


def _at_once(seen):
    return seen.actors_side_by_side("increment", times=ROUNDS, seconds=SLEEP, since=_cell(seen).start)


def _clock_started(seen, calls):
    """When the measurement began: by the notebook's own clock, if it says so."""
    started, run = seen.value("start_time"), _cell(seen)
    if isinstance(started, float) and run.start <= started <= run.end:
        return started
    return max(c.end for c in calls) - seen.value("duration")


def _most_at_once_on_one_actor(seen):
    return max((most_at_once(calls) for calls in _increments(seen).values()), default=0)


def _one_after_another(seen):
    calls = _calls_in_cell(seen, "increment")
    return len(calls) > 1 and len(_counts(seen)) > 1 and most_at_once(calls) == 1


def _plain_calls(seen):
    return seen.plain_calls("increment", _cell(seen))


def _list(seen):
    results = seen.value("results")
    return results if isinstance(results, list) else None


def _counts_from(results):
    """The first value, if the list counts on from it like the expected one."""
    first = results[0] if isinstance(results[0], int) else None
    if first is not None and results == [n - 1 + first for n in EXPECTED]:
        return first
    return None


def _sorted(results):
    try:
        return sorted(results)
    except TypeError:
        return None
