# Each result's callback sends the next job to the actor that has become free.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
import threading

numbers, results, lock, over = list(range(9)), [], threading.Lock(), threading.Event()


def send(foo):
    with lock:
        number = numbers.pop(0) if numbers else None
    if number is not None:
        foo.work.remote(number).future().add_done_callback(lambda future: done(foo, future.result()))


def done(foo, number):
    results.append(number)
    send(foo)
    if len(results) == 9:
        over.set()


for foo in foos:
    send(foo)
over.wait(20)
duration = time.time() - start_time
