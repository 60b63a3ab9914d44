"""What real kernels say, and how much of it is kept."""

import json

from support.submission import needs_sandbox, run


@needs_sandbox
def test_outputs_of_all_cells_are_limited_and_what_the_grader_asks_is_not(assignment):
    cells = ["print('x' * 9_000)"] * 5
    execution, said = run(assignment, *cells, output=10_000, outputs=20_000)
    assert [len(text) > 9_000 for text in said] == [True, True, False, False, False]
    assert "of all cells: the rest is left out" in said[2]


@needs_sandbox
def test_a_kernel_that_says_too_much_at_once_is_stopped(assignment):
    once = "__import__('sys').stdout.write('x' * 150_000_000); None"
    execution, said = run(assignment, once, "print('on')", "print('on')", "print('on')")
    assert "said more than 100 MB at once" in execution.stopped
    # The cells after it are not waited for, half a minute each: they do not run.
    assert said[1:] == ["", "", ""]


@needs_sandbox
def test_a_kernel_that_ends_is_not_said_to_have_hung_up(assignment):
    execution, _ = run(assignment, "import os; os._exit(3)")
    assert execution.stopped.startswith("the kernel stopped")


@needs_sandbox
def test_widgets_messages_are_not_kept(assignment):
    comms = (
        "from comm import create_comm\n"
        "for n in range(60): create_comm(target_name='jupyter.widget', data={'state': {'a': 'x' * 100_000}})\n"
        "print('sent')"
    )
    execution, said = run(assignment, comms)
    assert said[0] == "sent\n"
    assert len(json.dumps(execution.notebook)) < 10_000
