"""Flows over an executor: order, bounds, equal calls, stopping."""

from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from ingest.scheduling import Call, drive


def make_flow(log, name, keys_of_steps):
    for step, keys in enumerate(keys_of_steps):
        answers = []
        yield [Call(key=key, function=str.upper, arguments=(key,), receive=answers.append) for key in keys]
        log.append((name, step, sorted(answers)))


def test_flows_go_on_when_all_their_calls_are_answered():
    log = []
    flows = (make_flow(log, name, [[f"{name}1", f"{name}2"], [], [f"{name}3"]]) for name in "abc")
    with ThreadPoolExecutor(3) as executor:
        assert drive(flows, executor, limit=lambda: 2)
    assert sorted(log) == [
        (name, step, answers)
        for name in "abc"
        for step, answers in enumerate([[f"{name.upper()}1", f"{name.upper()}2"], [], [f"{name.upper()}3"]])
    ]


class Counting(ThreadPoolExecutor):
    def __init__(self):
        super().__init__(2)
        self.submitted = 0

    def submit(self, fn, /, *args, **kwargs):
        self.submitted += 1
        return super().submit(fn, *args, **kwargs)


def test_flows_begin_only_when_calls_run_short():
    begun = []

    def flows():
        for number in range(1000):
            begun.append(number)
            yield make_flow([], number, [[f"k{number}"]])

    with Counting() as executor:
        assert not drive(flows(), executor, limit=lambda: 4, should_stop=lambda: executor.submitted >= 10)
    assert len(begun) <= 16


def test_equal_calls_under_way_are_made_once():
    class Late(ThreadPoolExecutor):
        """Answers nothing before everything is asked."""

        def __init__(self):
            super().__init__(1)
            self.futures = []

        def submit(self, fn, /, *args, **kwargs):
            self.futures.append(Future())
            return self.futures[-1]

    executor = Late()
    log = []
    flows = [make_flow(log, name, [["same"]]) for name in "abcd"]
    looks = []

    def should_stop():
        looks.append(1)
        if len(looks) > 6:
            for future in executor.futures:
                if not future.done():
                    future.set_running_or_notify_cancel()
                    future.set_result("SAME")
        return False

    # The limit counts calls, and equal ones count once, so all four flows begin.
    assert drive(iter(flows), executor, limit=lambda: 2, should_stop=should_stop)
    assert [entry[2] for entry in log] == [["SAME"]] * 4
    assert len(executor.futures) == 1


def test_an_exception_is_an_answer_and_receive_may_end_the_run():
    def flow(receive):
        yield [Call(key="k", function=int, arguments=("x",), receive=receive)]

    answers = []
    with ThreadPoolExecutor(1) as executor:
        assert drive(iter([flow(answers.append)]), executor, limit=lambda: 1)
        assert isinstance(answers[0], ValueError)

        def refuse(answer):
            raise RuntimeError("stop here")

        with pytest.raises(RuntimeError, match="stop here"):
            drive(iter([flow(refuse)]), executor, limit=lambda: 1)
