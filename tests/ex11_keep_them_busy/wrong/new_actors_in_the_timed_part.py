# Three actors are created once the clock runs.
# scores: 3 0 1
# says verify_duration: still being started
# %% share_the_jobs
start_time = time.time()
crew = [Foo.options(runtime_env={'env_vars': {'SLOW': '1'}}).remote() for _ in range(3)]
time.sleep(0.5)
results = list(ActorPool(crew).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
