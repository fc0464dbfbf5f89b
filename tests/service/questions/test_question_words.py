from service.questions.question_words import question_words


def test_question_words_name_nothing() -> None:
    assert {"什么", "多少", "怎么", "你好", "谢谢"} <= question_words()
    assert not {"森林", "污水", "责任", "2035"} & question_words()
