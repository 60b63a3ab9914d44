"""Exercise 12: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Students write two classes;
the cells that call them are given. The hints are in ``hints.md``.
"""

from actorlab.checks import Kind, Picture, mistake
from actorlab.misconceptions import Exercise, async_actor, async_errors, duration, handles
from actorlab.misconceptions.actor_class import actor_class
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import seconds, short

TRAINER = async_actor.Turns(
    of="Trainer",
    state="count",
    method="train",
    noun="training",
    asks="progress",
    enough=2,
    actors=("trainer",),
    seconds=2.0,  # ten pieces of 0.2
    results="looks",
    duration="duration",
    window=(2.0, 2.7),  # where train lets nobody in, the notebook sleeps twice more: 2.8
)
ACCOUNT = Work(
    of="Account",
    state="balance",
    method="deposit",
    noun="deposit",
    actors=("account",),
    times=5,
    seconds=0.4,
    results="receipts",
    expected=[1, 2, 3, 4, 5],
    duration="took",
    window=(0.4, 1.5),  # one after another: 2.0
    start="opened",
)

exercise = Exercise(
    Picture(("train", "progress"), of="looks", measured="duration", since="start_time", marks=TRAINER.window),
    Picture(("deposit",), of="receipts", measured="took", since="opened", marks=ACCOUNT.window[1:]),
)


@mistake(
    "ReturnsNothing",
    about="`train` or `progress` lost its `return`.",
    says="`{name}` is {held}: `{method}` gave no number back. How does a number travel from the actor to you?",
)
def returns_nothing(seen):
    looks = seen.value("looks")
    if seen.value("final") is None:
        return {"name": "final", "held": "`None`", "method": "train"}
    if isinstance(looks, list) and None in looks:
        return {"name": "looks", "held": short(looks), "method": "progress"}


@mistake(
    "NothingToSort",
    about="`deposit` lost its `return`.",
    says="A deposit gave back `None`, and the cell cannot put that in order. What should it tell the customer?",
    kind=Kind.ERROR,
)
def nothing_to_sort(error):
    said = str(error)
    return isinstance(error, TypeError) and "'<' not supported" in said and "'NoneType'" in said


@mistake(
    "DepositsLost",
    about="The balance is read before the wait, and written after it.",
    says="Five deposits ran, and `receipts` is {receipts}: the account holds {total}. Several of them began from the "
    "same balance. What did each know before it waited, and who else was there meanwhile?",
)
def deposits_lost(seen):
    held, total = ACCOUNT.held(seen), seen.value("total")
    lost = held and isinstance(total, int) and 0 < total < 5 and len({repr(one) for one in held}) < 5
    return lost and {"receipts": short(held), "total": total}


@mistake(
    "ReceiptsOfOthers",
    about="The balance is raised before the wait, and told after it.",
    says="The account holds 5, but `receipts` is {receipts}: each customer was told a balance that others had raised "
    "meanwhile. When does your deposit raise the balance, and when does it read what it tells?",
)
def receipts_of_others(seen):
    return seen.value("total") == 5 and {"receipts": ACCOUNT.shown(seen)}


@mistake(
    "BalanceUntouched",
    about="`deposit` changes something else than the balance.",
    says="`receipts` is {receipts}, and `total` is {total}. What does `deposit` change, and what does `get` tell?",
)
def balance_untouched(seen):
    if seen.value("total") in (0, None) or ACCOUNT.held(seen) == ACCOUNT.expected:
        return {"total": short(seen.value("total")), "receipts": ACCOUNT.shown(seen)}


# --- the checks, each with its mistakes in the order in which they are tried

exercise.check(
    "verify_answers",
    about="`progress` was answered while `train` was at work",
    cell="trainer_class",
    names=["Trainer", "trainer", "looks", "final"],
    returned=["looks", "final"],
    mistakes=[
        async_errors.errors(),
        handles.handles(TRAINER),
        actor_class(TRAINER),
        returns_nothing,
        async_actor.kept_out(TRAINER),
        async_actor.answered(TRAINER).without("LetInAndTookLonger"),
        async_actor.late(TRAINER),
    ],
    figures=lambda seen: (
        f"`looks` is {TRAINER.shown(seen)}, and `final` is {short(seen.value('final'))}. `looks` should hold "
        "numbers that grow to less than 10 while `train` counts to 10. How many pieces are there, and how often is each counted?"
    ),
)

exercise.check(
    "verify_duration",
    about="The questions cost nothing: {duration:.2f} seconds instead of 2.8",
    cell="trainer_class",
    names=["Trainer", "trainer", "duration"],
    measured="duration",
    nominal=2.05,
    limit=TRAINER.window[1],
    mistakes=[
        async_errors.errors(),
        handles.handles(TRAINER),
        duration.clock(TRAINER).only("NotANumber"),
        async_actor.kept_out(TRAINER),
        async_actor.answered(TRAINER).only("EndedTooEarly"),
        duration.work(TRAINER).only("WorkChanged"),
        async_actor.answered(TRAINER).only("LetInAndTookLonger"),
        async_actor.late(TRAINER),
    ],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('duration'))}. `train` takes 2 s, and nobody need wait for anybody. Where "
        "did the time go?"
    ),
)

exercise.check(
    "verify_total",
    about="Five deposits, and none got lost",
    cell="account_class",
    names=["Account", "account", "receipts", "total"],
    returned=["receipts", "total"],
    mistakes=[
        async_errors.errors(),
        nothing_to_sort,
        handles.handles(ACCOUNT),
        actor_class(ACCOUNT),
        deposits_lost,
        balance_untouched,
        receipts_of_others,
    ],
    figures=lambda seen: (
        f"`receipts` is {ACCOUNT.shown(seen)}, and `total` is {short(seen.value('total'))}, after {ACCOUNT.tally(seen)}. "
        "It should be 1 to 5, and 5. How much does each deposit add?"
    ),
)

exercise.check(
    "verify_together",
    about="All five waited for the bank at the same time: {took:.2f} seconds instead of 2",
    cell="account_class",
    names=["account", "receipts", "took"],
    needs=["verify_total"],
    returned=["receipts"],
    measured="took",
    nominal=0.45,
    limit=ACCOUNT.window[1],
    mistakes=[duration.work(ACCOUNT).only("WorkChanged"), async_actor.queued(ACCOUNT)],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('took'))}, and up to {ACCOUNT.most_on_one_actor(seen)} deposits were "
        "under way at once. All five should be, for four tenths of a second. What keeps them waiting?"
    ),
)

exercise.predict("took", told_by="verify_together")

exercise.own_run(
    "All five deposits were under way at once",
    needs=["verify_together"],
    look="If you draw an upright line through the account's picture, how many bars does it cross at most?",
    numbers={
        1: "how many a plain actor takes",
        1000: "how many an async actor takes at the most",
    },
)
