# Takes the example's actor class for the recorder's.
# alone: it uses what the notebook gives to play with.
# scores: 0 0 0 0 0
# says verify_recorder: is the actor class `Board`, and has no method `report`
# %% recorder_class
Recorder = Board
