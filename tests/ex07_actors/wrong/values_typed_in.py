# Types the values in and sleeps until the clock looks right, beside idle actors.
# scores: 1 1 0 0 0
# says verify_results: sent no increment to any actor
# says verify_duration: sent no increment to any actor
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
time.sleep(2.6)

end_time = time.time()
duration = end_time - start_time
