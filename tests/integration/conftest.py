"""What tests with kernels share: one local Ray, and what grades the example answers."""

import os

import pytest

from actorlab.kernel import local_ray


@pytest.fixture(scope="module")
def ray_folder():
    """A running local Ray with 4 CPUs; its temporary folder."""
    before = dict(os.environ)
    folder = local_ray.prepare()
    local_ray.leave_out_below(folder)
    import ray

    ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield folder
    ray.shutdown()
    for name in os.environ.keys() - before.keys():  # the next module's Rays are others
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture(scope="session")
def shared():
    """Where answers are graded that share a Ray; each process of the tests has one."""
    from actorlab.authoring.shared_runs import SharedRuns

    shared = SharedRuns()
    yield shared
    shared.close()


@pytest.fixture
def grader(request, tmp_path_factory, shared):
    """Grades an example answer; each process of the tests finds what the others graded."""
    from support.contract import Grader

    # What pytest-xdist's workers have in common lies above each one's own folder.
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if hasattr(request.config, "workerinput") else own) / "graded answers"
    folder.mkdir(exist_ok=True)
    return Grader(folder, shared, request.node.user_properties)
