"""The code behind the notebooks: checks that explain, Ray's record, grading."""
