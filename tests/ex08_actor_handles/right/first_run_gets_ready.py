# What the experiments need is got ready at the first run: the look comes too early for that one.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    import pathlib
    import tempfile

    ready = pathlib.Path(tempfile.gettempdir()) / "ready"
    if not ready.exists():
        time.sleep(1.0)
        ready.touch()
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
