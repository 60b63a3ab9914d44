# Restarts Ray with the student's own arguments before the class.
# alone: it shuts Ray down.
# scores: 1 2 2 2 1
# %% before recorder_class
ray.shutdown()
ray.init(num_cpus=4, ignore_reinit_error=True, include_dashboard=False)
