# Each result's callback sends the next job to the actor that has become free.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
import threading

numbers, results, lock, over = list(range(9)), [], threading.Lock(), threading.Event()


def send(builder):
    with lock:
        number = numbers.pop(0) if numbers else None
    if number is not None:
        builder.work.remote(number).future().add_done_callback(lambda future: done(builder, future.result()))


def done(builder, number):
    results.append(number)
    send(builder)
    if len(results) == 9:
        over.set()


for builder in builders:
    send(builder)
over.wait(20)
duration = time.time() - start_time
