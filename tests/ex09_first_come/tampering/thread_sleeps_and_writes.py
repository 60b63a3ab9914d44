# Runners whose times are known; a thread sleeps, and gives the clerk numbers that nobody has waited for.
# scores: 0 0 0 0
# %% race
import threading

runs = (2.0, 1.9, 1.8, 0.5)
runners = [Runner.remote(number, seconds) for number, seconds in enumerate(runs)]
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]


def write_in_time():
    for number in (0, 1, 2):
        time.sleep(0.55)
        clerk.write.remote(number)


threading.Thread(target=write_in_time).start()
ray.get(refs)
ray.get(clerk.write.remote(3))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
