"""A Dask cluster made for a run is closed: TLS with a key of its own, loopback, no pages."""

import asyncio
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from sim.play.executors.dask import client_of

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster():
    """The client of a cluster made here."""
    with client_of(1, None) as (client, workers):
        assert workers == 1
        yield client


def addresses(client):
    """Of the scheduler and its workers."""
    told = client.scheduler_info(n_workers=-1)
    return [told["address"], *told["workers"]]


@pytest.mark.slow
def test_everything_speaks_tls_on_the_loopback_interface(cluster):
    found = addresses(cluster)
    assert len(found) == 2 and all(a.startswith("tls://127.0.0.1:") for a in found)
    assert cluster.submit(sum, (2, 3)).result() == 5


@pytest.mark.slow
def test_who_has_no_key_or_another_one_gets_in_nowhere(cluster):
    """The same user, even: what keeps others out is the key, which no file holds."""
    other = distributed.Security.temporary()

    async def attempt(address, security):
        args = security.get_connection_args("client") if security else {}
        comm = await distributed.comm.connect(address, timeout=3, **args)
        await comm.write({"op": "identity"})
        return await comm.read()

    for address in addresses(cluster):
        for where, keys in ((address.replace("tls://", "tcp://"), None), (address, other)):
            with pytest.raises((OSError, TypeError)):
                asyncio.run(attempt(where, keys))


@pytest.mark.slow
def test_no_page_is_served_to_anybody(cluster):
    """Their HTTP servers, which cannot be switched off, listen on loopback and know no page."""
    scheduler = cluster.cluster.scheduler
    ports = [scheduler.http_server.port, *(w["services"].get("dashboard") for w in
                                           cluster.scheduler_info(n_workers=-1)["workers"].values())]
    assert len(ports) == 2 and scheduler.http_server.address == "127.0.0.1"
    for port in ports:
        for page in ("", "status", "info/main/workers.html", "json/counts.json", "health",
                     "metrics", "api/v1/get_workers", "individual-workers"):
            with pytest.raises(HTTPError) as caught:
                urlopen(f"http://127.0.0.1:{port}/{page}", timeout=5)
            assert caught.value.code == 404
