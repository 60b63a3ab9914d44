# All of it in a function, with prints.
# scores: 3 2 1
# %% share_the_jobs
def share(actors, jobs):
    pool = ActorPool(actors)
    begun = time.time()
    done = list(pool.map_unordered(lambda actor, job: actor.work.remote(job), jobs))
    return done, time.time() - begun


ray.get([builder.reset.remote() for builder in builders])
results, duration = share(builders, range(9))
print(results, f"{duration:.2f} s")
