# The actors exist, and threads over plain objects do the work.
# scores: 1 1 0 0 0
# says verify_results: no actor took part
# says verify_duration: no actor took part
# %% parallel_increments
import threading

class Plain:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

def work(foo, out):
    for _ in range(5):
        out.append(foo.increment())

one, two = [], []
time.sleep(2.0)
start_time = time.time()
threads = [threading.Thread(target=work, args=(Plain(), out)) for out in (one, two)]
for t in threads:
    t.start()
for t in threads:
    t.join()
results = [n for pair in zip(one, two) for n in pair]

end_time = time.time()
duration = end_time - start_time
