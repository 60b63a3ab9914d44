# The pool's `submit`, and `get_next_unordered` as long as there are results.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
for number in range(9):
    pool.submit(lambda foo, number: foo.work.remote(number), number)
results = []
while pool.has_next():
    results.append(pool.get_next_unordered())
duration = time.time() - start_time
