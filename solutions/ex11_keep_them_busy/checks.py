"""Exercise 11: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Here is how a wrong one is
explained, mostly by mistakes that other exercises share. The hints are in ``hints.md``.
"""

from actorlab.checks import Picture, mistake
from actorlab.misconceptions import Exercise, duration, fetching, noise, values, workers
from actorlab.misconceptions.pools import pools
from actorlab.misconceptions.shares import Shares, late, shares
from actorlab.misconceptions.wording import seconds

WORK = Shares(
    of="Builder",
    state="counter",
    method="work",
    noun="job",
    actors=("builders[0]", "builders[1]", "builders[2]"),
    times=3,
    seconds=0.2,  # the shortest
    long=0.5,
    results="results",
    expected=list(range(9)),
    duration="duration",
    window=(1.8, 2.6),
)

exercise = Exercise(
    picture=Picture(calls=("work",), of="results", measured="duration", since="start_time", marks=WORK.window)
)


@mistake(
    "NotEveryJobOnce",
    about="A job is missing in `results`, or there is one twice.",
    says="`results` is {shown}, and Ray ran {tally}. It should hold each number from 0 to 8 once. {question}",
)
def not_every_job_once(seen):
    ran, wanted = len(WORK.calls(seen)), len(WORK.expected)
    if seen.sorted(seen.value("results")) == WORK.expected:
        return None
    if ran < wanted:
        question = "Who sends the next job once a result is there, and until when?"
    elif ran > wanted:
        question = "Which jobs were sent more than once?"
    else:
        question = "All nine were done. Which of their results does the cell not keep, or keep twice?"
    return {"shown": WORK.shown(seen), "tally": WORK.tally(seen), "question": question}


# --- the checks, each with its mistakes in the order in which they are tried

exercise.check(
    "verify_shares",
    about="Nine jobs are done, and each actor did its share",
    cell="share_the_jobs",
    names=["results"],
    returned=["results"],
    mistakes=[
        pools(WORK),
        fetching.results(WORK).without("TookTheFirstReady"),
        values.shape(WORK),
        workers.elsewhere(WORK),
        not_every_job_once,
        workers.too_many(WORK),
        workers.at_once(WORK),
        duration.one_after_another(WORK),
        shares(WORK),
        late(WORK),
    ],
    figures=lambda seen: (
        f"`results` is {WORK.shown(seen)}. Ray ran {WORK.tally(seen)}, and the actors {WORK.busy(seen)}. The three "
        "long jobs should have run side by side. Who did them, and when?"
    ),
)

exercise.check(
    "verify_duration",
    about="Nobody stood idle: {duration:.2f} seconds instead of 3",
    cell="share_the_jobs",
    names=["duration"],
    needs=["verify_shares"],
    measured="duration",
    nominal=WORK.window[0],
    limit=WORK.window[1],
    mistakes=[
        duration.clock(WORK),
        duration.too_short(WORK).without("StoppedAtTheFirstReady"),
        duration.work(WORK).only("WorkChanged"),
        duration.starting(WORK),
        noise.busy(WORK),
        late(WORK),
    ],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('duration'))}, and the actors {WORK.busy(seen)}. Nine jobs on three "
        "actors that are never idle take between 1.8 and 2.6 seconds. Where did the time go?"
    ),
)

exercise.predict("duration", told_by="verify_duration")

exercise.own_run(
    "At most three long jobs were under way at once, one on each actor",
    needs=["verify_duration"],
    look="If you draw an upright line through the picture, how many of the wide bars does it cross at most?",
    numbers={
        9: "how many jobs there are in all",
        2: "what the picture shows when the jobs are dealt out",
        1: "how many of them each actor does",
    },
)
