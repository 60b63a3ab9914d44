# Another class, whose jobs take a tenth of the time.
# alone: its mistake depends on timing.
# scores: 3 0 0
# says verify_duration: instead of 0.2 s
# %% before share_the_jobs
@ray.remote
class Quick:
    def reset(self):
        pass

    def work(self, number):
        time.sleep(SECONDS[number] / 10)
        return number


quick = [Quick.remote() for _ in range(3)]
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in quick])
start_time = time.time()
results = list(ActorPool(quick).map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
time.sleep(1.4)
duration = time.time() - start_time
