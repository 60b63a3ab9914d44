# Magics and shell lines stand between the Python lines.
# scores: 1 1 2 2 1
# %% before foo_class
%precision 3
!echo hello
here = !pwd
%who
# %% foo_class
%pdb off
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% foo_instances
f1 = Foo.remote()
f2 = Foo.remote()
%whos ActorHandle
# %% parallel_increments
names = !echo f1 f2
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
print(names)
