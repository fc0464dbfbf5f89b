import pytest

from service.running.callers import Door
from service.running.hosts import name_of, usual_hosts
from tests.service.running.conftest import Opened


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("Example.cn:8000", "example.cn"),
        ("example.cn", "example.cn"),
        ("[::1]:8000", "[::1]"),
        ("[::1]", "[::1]"),
        ("", ""),
    ],
)
def test_a_name_without_its_port(host: str, name: str) -> None:
    assert name_of(host) == name


def test_a_service_for_this_machine_alone_goes_by_its_names() -> None:
    loopback, exposed = Door(is_exposed=False, is_open=False), Door(is_exposed=True, is_open=False)
    assert set(usual_hosts("127.0.0.1", loopback)) == {"localhost", "127.0.0.1", "[::1]"}
    assert "127.0.0.8" in usual_hosts("127.0.0.8", loopback)
    assert "[0:0::1]" in usual_hosts("0:0::1", loopback)
    assert usual_hosts("0.0.0.0", exposed) == ()


def test_another_name_that_leads_here_is_refused(opened: Opened) -> None:
    client = opened(hosts=("Tiaowen.example.cn",)).client
    assert (
        client.get("/api/v1/documents", headers={"Host": "tiaowen.example.cn:8000"}).status_code == 200
    )
    refused = client.get("/api/v1/documents", headers={"Host": "evil.example"})
    assert (refused.status_code, refused.json()["code"]) == (421, "host_unknown")
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert client.get("/readyz", headers={"Host": "10.0.0.7"}).status_code == 200
