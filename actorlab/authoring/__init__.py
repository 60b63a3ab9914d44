"""What authors of exercises need: example answers, the pack's contract, a new exercise.

In come an exercise and its answers; out comes what is broken or left to write.
"""
