# Three tasks, each with an actor of its own, ask another actor for the next number.
# scores: 3 2 1
# %% share_the_jobs
from actorlab.notebook import start_workers


@ray.remote
class Queue:
    def __init__(self, numbers):
        self.numbers = list(numbers)

    def length(self):
        return len(self.numbers)

    def take(self):
        return self.numbers.pop(0) if self.numbers else None


@ray.remote
def keep_busy(builder, jobs):
    done = []
    while (number := ray.get(jobs.take.remote())) is not None:
        done.append(ray.get(builder.work.remote(number)))
    return done


jobs = Queue.remote(range(9))
ray.get([jobs.length.remote(), *[builder.reset.remote() for builder in builders]])
start_workers(3)
start_time = time.time()
shares = ray.get([keep_busy.remote(builder, jobs) for builder in builders])
results = [number for share in shares for number in share]
duration = time.time() - start_time
