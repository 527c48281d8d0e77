"""Token streams are what was put into them, also after they were sent to another process."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from index_mappings import analysis
from index_mappings.port import TokenStream

tokens = st.lists(st.tuples(st.integers(0, 2**40), st.text(min_size=1).filter(lambda text: "\n" not in text)))


@given(tokens)
def test_a_stream_gives_back_its_tokens(pairs):
    stream = TokenStream(pairs)
    assert stream.tokens == tuple(pairs)
    assert len(stream) == len(pairs)
    sent = pickle.loads(pickle.dumps(stream))
    assert sent == stream
    assert hash(sent) == hash(stream)
    assert sent.tokens == tuple(pairs)


@given(st.lists(st.text()))
def test_no_token_of_any_text_holds_what_parts_them(texts):
    assert not any("\n" in token for _, token in analysis.stream_of(texts))
