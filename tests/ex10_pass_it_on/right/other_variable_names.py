# Uses other names for everything but the two that count.
# scores: 2 2 1 1
# %% pass_it_on
for one in (s1, s2, s3):
    ray.get(one.reset.remote())
t0 = time.time()
refs = []
for number in range(4):
    once = s1.stamp.remote("")
    twice = s2.stamp.remote(once)
    refs.append(s3.stamp.remote(twice))
results = ray.get(refs)
duration = time.time() - t0
