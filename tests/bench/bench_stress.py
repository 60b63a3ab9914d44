"""Right answers on a machine without room: the share that keeps full marks.

Grades right and wrong answers while 8 busy processes for each core compete with
them. Every right answer must get full marks, and every wrong one exactly its
score. A benchmark and not a test: it says what it found and takes its time.
Run it: make bench-stress
"""

import argparse
import asyncio
import multiprocessing
import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from actorlab.authoring.answers import grade_answers, grade_whole  # noqa: E402
from actorlab.authoring.verify import answers  # noqa: E402
from actorlab.course.assignment import assignments  # noqa: E402

BURNERS_PER_CORE = 8


def burn() -> None:
    """Keep a core busy until killed."""
    while True:
        pass


def main() -> None:
    """Grade a random choice of answers beside the burners."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=12, help="how many right and how many wrong answers")
    parser.add_argument("--seed", type=int, default=0, help="which choice of them")
    arguments = parser.parse_args()
    choose = random.Random(arguments.seed)
    burners = [
        multiprocessing.Process(target=burn, daemon=True) for _ in range(BURNERS_PER_CORE * os.cpu_count())
    ]
    for burner in burners:
        burner.start()
    print(f"{len(burners)} busy processes on {os.cpu_count()} cores")
    try:
        for assignment in assignments(Path.cwd()):
            for kind in ("right", "wrong"):
                all_of_it = answers(assignment, f"{kind}/*")
                chosen = choose.sample(all_of_it, min(arguments.number, len(all_of_it)))
                graded = asyncio.run(
                    grade_answers(
                        chosen,
                        os.cpu_count(),
                        lambda name, g: print(f"  {name}: {g.score:g}", flush=True),
                        grade_whole,
                    )
                )
                exact = [a for a in chosen if tuple(v.score for v in graded[a.name].verdicts) == a.scores]
                print(
                    f"{assignment.name}, {kind}: {len(exact)} of {len(chosen)} score exactly what they should"
                )
                for answer in {a.name for a in chosen} - {a.name for a in exact}:
                    print(
                        f"    not so: {answer}: {[(v.check, v.score, v.message) for v in graded[answer].verdicts]}"
                    )
    finally:
        for burner in burners:
            burner.kill()


if __name__ == "__main__":
    main()
