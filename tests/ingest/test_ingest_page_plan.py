"""Which pages an item has after a batch: the pure rule, as names and contents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import REFUSED_MEDIA_TYPE, UNKNOWN_MEDIA_TYPE, Page, PageState, Scan
from ingest.page_plan import BroughtScan, plan_pages


def scan(name, content, media_type="image/png"):
    return Scan(sha256=content, name=name, media_type=media_type, size_bytes=1)


def pages(*described):
    """Make pages of ``name=content``; with ``!`` never read, with ``?`` never opened, with ``-`` refused."""
    made = []
    for number, text in enumerate(described, start=1):
        name, content = text.split("=")
        kind = {"!": "image/png", "?": UNKNOWN_MEDIA_TYPE, "-": REFUSED_MEDIA_TYPE}.get(content[-1])
        state, text_sha256 = (PageState.FAILED, None) if kind else (PageState.RECOGNISED, "t")
        frame = int(name.partition("@")[2] or 0)
        made.append(
            Page(item_id="i", number=number, scan=scan(name.partition("@")[0], content, kind or "image/png"),
                 frame=frame, state=state, text_sha256=text_sha256)
        )  # fmt: skip
    return made


def brought(*described):
    made = []
    for text in described:
        name, content = text.split("=")
        kind = {"?": UNKNOWN_MEDIA_TYPE, "-": REFUSED_MEDIA_TYPE}.get(content[-1], "image/png")
        name, _, frames = name.partition("@")
        failure = "" if kind == "image/png" else "no"
        made.append(BroughtScan(scan=scan(name, content, kind), frames=int(frames or 1), failure=failure))
    return made


def told(plan):
    assert [draft.number for draft in plan.drafts] == list(range(1, len(plan.drafts) + 1))
    return [f"{d.scan.name}{f'@{d.frame}' if d.frame else ''}={d.scan.sha256}" for d in plan.drafts]


@pytest.mark.parametrize(
    ("existing", "batch", "expected"),
    [
        ("", "1=a 2=b", "1=a 2=b"),
        # All that the item has is there: the batch's order and names.
        ("1=a 2=b", "0=c 1=a 2=b", "0=c 1=a 2=b"),
        ("1=a 2=b", "9=b 10=a", "9=b 10=a"),
        # Something is missing, and no name stands for two scans.
        ("1=a 2=b 3=c", "1=a 3=c", "1=a 2=b 3=c"),
        ("1=a 2=b", "", "1=a 2=b"),
        ("2=b 10=c", "1=a 9=d 11=e", "1=a 2=b 9=d 10=c 11=e"),
        # A folder within stands behind the files.
        ("1=a z/1=b", "2=c", "1=a 2=c z/1=b"),
        # A name stands for two scans: what is there comes first.
        ("1=a 2=b", "1=c 2=d", "1=a 2=b 1=c 2=d"),
        ("1=a 2=b 1=c 2=d", "1=a 2=b", "1=a 2=b 1=c 2=d"),
        ("1=a 2=b 1=c 2=d", "1=c 2=d", "1=a 2=b 1=c 2=d"),
        ("1=a 2=b 1=c 2=d", "3=e", "1=a 2=b 1=c 2=d 3=e"),
        ("x=a x@1=a x@2=a", "x@2=b", "x=a x@1=a x@2=a x=b x@1=b"),
        ("x=a x@1=a x@2=a", "x=b?", "x=a x@1=a x@2=a x=b?"),
        # Never read, and brought anew.
        ("1=a 2=b! 3=c", "1=a 2=d 3=c", "1=a 2=d 3=c"),
        ("1=a 2=b! 3=c", "2=d", "1=a 2=d 3=c"),
        ("1=a 2=b! 3=c", "1=d 2=e 3=c", "1=a 2=e 3=c 1=d"),
        ("1=a 2=b?", "1=a 2=d?", "1=a 2=d?"),
        ("1=a 2=b! 3=c", "1=a 3=c", "1=a 2=b! 3=c"),
        ("x=a x@1=a! x@2=a", "x@3=b", "x=a x=b x@1=b x@2=b x@2=a"),
        # Refused: in its place until it can be opened; it takes no place of what was delivered.
        ("1=a 2=b- 3=c", "1=a 2=d 3=c", "1=a 2=d 3=c"),
        ("1=a 2=b- 3=c", "1=a 2=e- 3=c", "1=a 2=e- 3=c"),
        ("1=a 2=b 3=c", "1=a 2=e- 3=c", "1=a 2=b 3=c 2=e-"),
        ("1=a 2=b 3=c 2=e-", "1=a 2=b 3=c", "1=a 2=b 3=c"),
        ("1=a 2=b?", "1=a 2=e-", "1=a 2=b? 2=e-"),
        ("./=a-", "1=b 2=c", "1=b 2=c"),
        ("1=a x/=b-", "1=a x/1=c x/2=d", "1=a x/1=c x/2=d"),
        ("1=a x/=b-", "1=a", "1=a x/=b-"),
        # One content twice.
        ("1=a 2=a", "1=a", "1=a 2=a"),
        ("1=a 2=a", "2=a", "1=a 2=a"),
        ("1=a", "1=a 2=a", "1=a 2=a"),
    ],
)  # fmt: skip
def test_pages_of_an_item_after_a_batch(existing, batch, expected):
    assert told(plan_pages(pages(*existing.split()), brought(*batch.split()))) == expected.split()


def test_what_is_kept_and_what_is_brought_is_told():
    plan = plan_pages(pages("1=a", "2=b", "3=c!"), brought("1=d", "3=e?"))
    assert told(plan) == ["1=a", "2=b", "3=c!", "1=d", "3=e?"]
    assert [page.scan.sha256 for page in plan.kept] == ["a", "b", "c!"]
    assert (plan.brought, plan.failures, plan.removed) == ({4, 5}, {5: "no"}, ())


def test_replacing_needs_a_scan_that_can_be_opened():
    existing = pages("1=a", "2=b", "3=c!")
    plan = plan_pages(existing, brought("1=a", "4=d?"), replace=True)
    assert told(plan) == ["1=a", "4=d?"]
    assert [page.scan.name for page in plan.removed] == ["2", "3"]
    for nothing in ([], brought("1=d?"), brought("1=e-")):
        plan = plan_pages(existing, nothing, replace=True)
        assert plan.removed == ()
        assert {"1=a", "2=b", "3=c!"} <= set(told(plan))


_SCANS = st.lists(st.builds(lambda n, c: f"{n}={c}", st.integers(1, 3), st.sampled_from("abcdefg?-")), max_size=5)


@given(st.lists(_SCANS, min_size=1, max_size=5))
def test_nothing_that_was_read_is_ever_dropped(batches):
    existing = []
    for batch in batches:
        plan = plan_pages(existing, brought(*batch))
        before = sorted((p.scan.sha256, p.frame) for p in existing if p.text_sha256)
        after = [(d.scan.sha256, d.frame) for d in plan.drafts]
        for content in before:
            after.remove(content)
        existing = pages(*told(plan))
        # The same batch again changes nothing.
        assert told(plan_pages(existing, brought(*batch))) == told(plan)
