# Uses other names for everything but the five that count.
# scores: 1 1 2 2 1
# %% parallel_increments
sleep_before = 2.0
time.sleep(sleep_before)
t_begin = time.time()
f1.reset.remote(); f2.reset.remote()
todo = []
for runde in range(5):
    todo.append(f1.increment.remote()); todo.append(f2.increment.remote())
antworten = ray.get(todo)
t_finish = time.time()
results, duration = antworten, t_finish - t_begin
