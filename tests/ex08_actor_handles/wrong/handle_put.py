# The handle is put into the object store.
# scores: 0 0 0 0 0
# says verify_recorder: holds an ObjectRef
# says verify_reports: asked an ObjectRef for a method
# says verify_progress: asked an ObjectRef for a method
# says verify_side_by_side: asked an ObjectRef for a method
# %% recorder_instance
recorder = ray.put(Recorder.remote())
