# Prints, shows and names what cannot be written to a file.
# scores: 1 1 2 2 1
# %% before foo_class
import sys

print("\udc80 \ud800", file=sys.stderr)
print("\udc80 \ud800")
"\ud800"
# %% after foo_instances
raise ValueError("\ud800")
