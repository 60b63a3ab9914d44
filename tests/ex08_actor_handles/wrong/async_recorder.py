# An async recorder takes several reports at once: step 3 overtakes step 2.
# scores: 1 0 2 2 0
# says verify_reports: reports under way at once
# %% recorder_class
import asyncio


@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    async def report(self, experiment, step):
        await asyncio.sleep(0.7 if step == 2 else 0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
