"""The search for cycles rests inside the context and goes on behind it, whatever happens inside."""

from __future__ import annotations

import gc

import pytest

from sagamihara_pdca.pipeline.collector import paused_collector


def test_the_collector_rests_inside_and_goes_on_behind() -> None:
    with paused_collector():
        with paused_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_goes_on_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), paused_collector():
        raise ZeroDivisionError

    assert gc.isenabled()
