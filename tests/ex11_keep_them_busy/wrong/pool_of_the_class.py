# The pool is given the class.
# scores: 0 0 0
# says verify_shares: `.remote`
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool([Foo, Foo, Foo])
results = list(pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
