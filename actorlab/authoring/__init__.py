"""What authors of exercises need: example answers, the pack's contract, a new exercise.

It takes an exercise and its answers, and says what is broken or left to write.
"""
