from service.errors import QueryTooLong, RequestInvalid


def test_a_request_error_names_its_field_and_is_not_the_servers_fault() -> None:
    assert RequestInvalid("错。", "k").field == "k"
    assert QueryTooLong("长。").field == "q"
    assert QueryTooLong.status == 422
