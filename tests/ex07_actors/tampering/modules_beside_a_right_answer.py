# A right answer beside files that are named like modules: they shadow nothing.
# scores: 1 1 2 2 1
# %% file json.py
raise SystemExit("this is not json")
# %% file psutil.py
raise SystemExit("this is not psutil")
# %% file sitecustomize.py
raise SystemExit("nothing is customized")
# %% file IPython/__init__.py
raise SystemExit("this is not IPython")
