"""Exercise 10: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Here is how a wrong one
is explained: by the mistakes that exercises with actors share, and by those of a line, in
which one actor needs what another has made. The hints stand in hints.md.
"""

from actorlab.checks import Picture, mistake
from actorlab.misconceptions import Exercise, duration, fetching, noise, order, passing, values, workers
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import seconds

WORK = Work(
    of="Station",
    state="counter",
    method="stamp",
    noun="stamp",
    actors=("s1", "s2", "s3"),
    times=4,
    seconds=0.5,
    results="results",
    expected=["111", "222", "333", "444"],
    duration="duration",
    window=(3.0, 4.0),
)

exercise = Exercise(
    picture=Picture(
        calls=("stamp",), of="results", measured="duration", since="start_time", marks=WORK.window
    )
)


# --- mistakes of its own: what the pieces tell


@mistake(
    "OneStationForAll",
    about="One station has stamped every piece three times.",
    says="`results` is {shown}: one station counted all stamps. Each piece should meet three stations. How many did you "
    "ask?",
)
def one_station_for_all(seen):
    return WORK.held(seen) == ["123", "456", "789", "101112"] and {"shown": WORK.shown(seen)}


@mistake(
    "StationsNotReset",
    about="The stations went on counting from an earlier run.",
    says="`results` is {shown}, and this run has no call of `reset`. A station keeps its counter between two runs of a "
    "cell. What puts it back to 0?",
)
def stations_not_reset(seen):
    held = WORK.held(seen) or []
    later = held and held[0] not in WORK.expected[:1] and all(one == 3 * one[: len(one) // 3] for one in held)
    return later and not WORK.calls_of(seen, "reset") and {"shown": WORK.shown(seen)}


@mistake(
    "ResetInTheLoop",
    about="The stations go back to 0 for each piece.",
    says="Every piece is `111`, and `reset` ran {resets} times. How often should the stations begin anew: for each "
    "piece, or once before the first?",
)
def reset_in_the_loop(seen):
    resets = len(WORK.calls_of(seen, "reset"))
    return WORK.held(seen) == ["111"] * 4 and resets > 3 and {"resets": resets}


@mistake(
    "StationLeftOut",
    about="Only two of the three stations have stamped.",
    says="Ray ran {tally}. Each piece should meet three stations, and each of them once. Which one does yours miss?",
)
def station_left_out(seen):
    return len(WORK.counts(seen)) == 2 and {"tally": WORK.tally(seen)}


# --- the checks, each with its mistakes in the order in which they are tried


def figures(seen):
    return (
        f"`results` is {WORK.shown(seen)}, the clock showed {seconds(seen.value('duration'))}, and Ray ran "
        f"{WORK.tally(seen)}. It should be {WORK.expected}, in 3 to 4 seconds, by four stamps from each of three "
        "stations at work at the same time. Where do they part?"
    )


CELL = "pass_it_on"
REFERENCE, WAITING = passing.references(WORK), passing.waiting(WORK)
QUICK = duration.work(WORK).only("WorkChanged")
ELSEWHERE = [workers.elsewhere(WORK), workers.at_once(WORK)]
ONE_BY_ONE = duration.one_after_another(WORK).reworded(
    FetchedInTheLoop="One stamp ran after another: {measured}. `ray.get` in the loop brings a piece here before the "
    "next station is asked for anything. Who needs the piece: you, or the next station?",
    FetchedOneAtATime="One stamp ran after another: {measured}. Each was waited for before the next was sent. Where "
    "does your code wait, and who needs what it waits for?",
)

exercise.check(
    "verify_results",
    about="Four pieces with three stamps each, and none waited until the one before had left the line.",
    cell=CELL,
    names=["results"],
    returned=["results"],
    mistakes=[
        REFERENCE,
        fetching.results(WORK),
        values.shape(WORK).only("NotAList"),
        stations_not_reset,
        reset_in_the_loop,
        workers.too_many(WORK),
        one_station_for_all,
        station_left_out,
        order.order(WORK),
        workers.rounds(WORK),
        *ELSEWHERE,
        QUICK,
        ONE_BY_ONE,
        WAITING,
    ],
    figures=figures,
)

exercise.check(
    "verify_line",
    about="At some moment all three stations were at work.",
    cell=CELL,
    names=["results"],
    returned=["results"],
    mistakes=[
        REFERENCE,
        fetching.results(WORK),
        *ELSEWHERE,
        QUICK,
        ONE_BY_ONE,
        WAITING,
        workers.too_few(WORK),
        station_left_out,
        noise.busy(WORK),
    ],
    figures=figures,
)

exercise.check(
    "verify_duration",
    about="Three stations worked side by side: {duration:.2f} seconds instead of 6.",
    cell=CELL,
    names=["duration"],
    measured="duration",
    nominal=WORK.window[0],
    limit=WORK.window[1],
    mistakes=[
        REFERENCE,
        duration.clock(WORK),
        *ELSEWHERE,
        duration.work(WORK),
        station_left_out,
        ONE_BY_ONE,
        WAITING,
        noise.earlier_run(WORK),
        workers.too_few(WORK),
        duration.too_short(WORK),
        noise.busy(WORK),
    ],
    figures=figures,
)

exercise.predict("duration", told_by="verify_duration")

exercise.own_run(
    "At most three stamps were under way at once, one at each station",
    needs=["verify_line"],
    look="If you draw an upright line through the picture, how many bars does it cross at most?",
    numbers={
        12: "how many stamps there are in all",
        4: "how many pieces there are, and how many stamps each station makes",
        2: "how many there are when the second piece has just come on the line",
        1: "what one station does",
    },
)
