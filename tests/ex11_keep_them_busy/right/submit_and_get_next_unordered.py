# The pool's `submit`, and `get_next_unordered` as long as there are results.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
for number in range(9):
    pool.submit(lambda builder, number: builder.work.remote(number), number)
results = []
while pool.has_next():
    results.append(pool.get_next_unordered())
duration = time.time() - start_time
