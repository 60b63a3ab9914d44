"""What tests with kernels share: one local Ray, and the example answers, graded side by side."""

import asyncio

import pytest

from actorlab.kernel import local_ray


@pytest.fixture(scope="session")
def ray_folder():
    """A running local Ray with 4 CPUs; its temporary folder."""
    folder = local_ray.prepare()
    import ray

    ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield folder
    ray.shutdown()


@pytest.fixture(scope="session")
def answers(request):
    """Every example answer that was selected, graded side by side, by name."""
    from actorlab.authoring.verify import Answer, grade_answers

    values = [
        getattr(item, "callspec", None) and item.callspec.params.get("answer")
        for item in request.session.items
    ]
    wanted = {value for value in values if isinstance(value, Answer)}
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def say(name, graded) -> None:
        with capture.global_and_fixture_disabled():
            print(f"graded {name}: {graded.score:g}", flush=True)

    return asyncio.run(grade_answers(sorted(wanted, key=lambda a: a.name), 0, say))
