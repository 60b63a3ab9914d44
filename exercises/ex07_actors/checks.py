"""Exercise 7: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Here is how a wrong one
is explained: by the mistakes that exercises with actors share, and a few of its own. The
hints stand in hints.md.
"""

from actorlab.checks import Picture, mistake
from actorlab.misconceptions import Exercise, duration, fetching, handles, noise, order, values, workers
from actorlab.misconceptions.actor_class import actor_class
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import kinds, seconds

WORK = Work(
    of="Foo",
    state="counter",
    method="increment",
    noun="increment",
    actors=("f1", "f2"),
    times=5,
    seconds=0.5,
    results="results",
    expected=[1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
    duration="duration",
    window=(2.5, 3.0),
)

exercise = Exercise(
    picture=Picture(
        calls=("increment",), of="results", measured="duration", since="start_time", marks=WORK.window
    )
)


# --- mistakes of its own: what the counters tell


@mistake(
    "CounterNotReset",
    about="The actors went on counting from an earlier run.",
    says="`results` starts at {start}: {shown}. An actor keeps its counter between two runs of a cell, and this run has "
    "no call of `reset`. What puts the counters back to 0?",
)
def counter_not_reset(seen):
    return not WORK.calls_of(seen, "reset") and counts_from(seen)


@mistake(
    "ResetToSomethingElse",
    about="`reset` does not set the counter to 0.",
    says="`results` starts at {start}: {shown}. `reset` ran, and the next increment returned {start}. What does your "
    "`reset` set the counter to?",
)
def reset_to_something_else(seen):
    return counts_from(seen)


@mistake(
    "NewActorEveryTurn",
    about="An actor is created in each turn of the loop.",
    says="Every value is 1, and {actors} actors ran one increment each: every turn met a newborn counter. Which two "
    "actors should live longer than the loop?",
)
def new_actor_every_turn(seen):
    counts = WORK.counts(seen)
    return all_ones(seen) and len(counts) > 2 and max(counts.values()) == 1 and {"actors": len(counts)}


@mistake(
    "ResetInTheLoop",
    about="The counters go back to 0 in every round.",
    says="Every value is 1, and `reset` ran {resets} times. How often should the counters go back to 0: in every round, "
    "or once before them?",
)
def reset_in_the_loop(seen):
    resets = len(WORK.calls_of(seen, "reset"))
    return all_ones(seen) and resets > 2 and {"resets": resets}


@mistake(
    "OneCounter",
    about="All ten increments went to one actor.",
    says="`results` counts from 1 to 10: all ten increments met the same counter. How many actors were at work, and how "
    "many should be?",
)
def one_counter(seen):
    return WORK.held(seen) == list(range(1, 11)) and len(WORK.counts(seen)) <= 1


def counts_from(seen):
    """Where the results start, if they count on from there like the expected ones, and not from 1."""
    held = WORK.held(seen)
    start = held[0] if held else None
    if isinstance(start, int) and start != 1 and held == [n - 1 + start for n in WORK.expected]:
        return {"start": start, "shown": WORK.shown(seen)}


def all_ones(seen):
    return set(map(repr, WORK.held(seen) or ())) == {"1"}


# --- the checks, each with its mistakes in the order in which they are tried

exercise.check(
    "verify_actor_class",
    about="`Foo` is an actor class.",
    cell="foo_class",
    names=["Foo"],
    mistakes=[actor_class(WORK)],
    figures=lambda seen: f"{kinds(seen, 'Foo')}. What type would an actor class be?",
)

exercise.check(
    "verify_two_actors",
    about="`f1` and `f2` are two actors of class `Foo`, both alive.",
    cell="foo_instances",
    names=["f1", "f2"],
    needs=["verify_actor_class"],
    mistakes=[handles.several(WORK), handles.handles(WORK)],
    figures=lambda seen: f"{kinds(seen, 'f1', 'f2')}. What does creating an actor return?",
)

exercise.check(
    "verify_results",
    about="Ten results in the right order, five from each of two actors.",
    cell="parallel_increments",
    names=["results"],
    needs=["verify_two_actors"],
    returned=["results"],
    mistakes=[
        fetching.results(WORK),
        values.shape(WORK),
        handles.outdated(WORK),
        values.returned(WORK).renamed(MethodReturnsNothing="IncrementReturnsNothing"),
        counter_not_reset,
        reset_to_something_else,
        new_actor_every_turn,
        reset_in_the_loop,
        fetching.repeated(WORK),
        workers.too_many(WORK).renamed(TooManyActors="MoreThanTwoActors"),
        one_counter,
        order.by_actor(WORK),
        workers.rounds(WORK).reworded(
            WrongNumberOfRounds="`results` has {values} values: {rounds} from each actor instead of {times}. "
            "How often does your loop run?"
        ),
        workers.at_once(WORK),
        order.order(WORK),
        workers.elsewhere(WORK).renamed(NobodyWorked="NobodyCounted"),
    ],
    figures=lambda seen: (
        f"`results` is {WORK.shown(seen)}, and Ray ran {WORK.tally(seen)}. It should be "
        f"{WORK.expected}, from five calls on each of two actors. Where do they part?"
    ),
)

exercise.check(
    "verify_duration",
    about="Two actors worked side by side: {duration:.2f} seconds instead of 5.",
    cell="parallel_increments",
    names=["duration"],
    needs=["verify_two_actors"],
    measured="duration",
    nominal=WORK.window[0],
    limit=WORK.window[1],
    mistakes=[
        duration.clock(WORK),
        workers.elsewhere(WORK).renamed(NobodyWorked="NobodyCounted"),
        handles.outdated(WORK),
        workers.at_once(WORK).renamed(CallsOverlapOnOneActor="CallsNotOneAtATime"),
        workers.too_many(WORK).renamed(TooManyActors="MoreActorsThanTwoAtWork"),
        duration.work(WORK)
        .renamed(WorkChanged="SleepChanged")
        .reworded(
            SleepChanged="An increment took {shortest:.2f} s instead of {seconds} s. The half-second stands for real "
            "work and belongs into `increment`. Can you keep it there and still halve the time?"
        ),
        workers.rounds(WORK).renamed(WrongNumberOfRounds="RoundsNotFive"),
        noise.earlier_run(WORK),
        workers.too_few(WORK),
        duration.too_short(WORK),
        duration.one_after_another(WORK),
        duration.starting(WORK),
        noise.busy(WORK).renamed(CallsTookLonger="IncrementsTookLonger"),
    ],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('duration'))}, and Ray ran {WORK.tally(seen)}. Five "
        "rounds side by side take between 2.5 and 3 seconds. Where did the time go?"
    ),
)

exercise.predict("duration", told_by="verify_duration")

exercise.own_run(
    "At most two increments were under way at once, one on each actor",
    needs=["verify_duration"],
    look="If you draw an upright line through the picture, how many bars does it cross at most?",
    numbers={10: "how many increments there are", 5: "how many each actor runs", 1: "what one actor does"},
)
