# Three threads of the notebook, each with an actor of its own, take numbers from a queue.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
import queue
import threading

waiting, results = queue.Queue(), []
for number in range(9):
    waiting.put(number)


def keep_busy(builder):
    while True:
        try:
            number = waiting.get_nowait()
        except queue.Empty:
            return
        results.append(ray.get(builder.work.remote(number)))


threads = [threading.Thread(target=keep_busy, args=(builder,)) for builder in builders]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
duration = time.time() - start_time
