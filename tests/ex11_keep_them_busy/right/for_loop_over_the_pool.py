# A `for` loop takes the results out, and prints them.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()


def send(actor, job):
    return actor.work.remote(job)


results = []
for number in ActorPool(builders).map_unordered(send, [0, 1, 2, 3, 4, 5, 6, 7, 8]):
    print(f"{number} is done")
    results.append(number)
duration = time.time() - start_time
