from tepat.rules.columns import BY_NAME, PAIR, Side


def test_a_column_is_declared_once():
    assert len(BY_NAME) == len(PAIR)


def test_columns_of_the_position_begin_with_to_and_no_others_do():
    for column in PAIR:
        assert column.name.startswith("to_") == (
            column.side in (Side.TARGET, Side.SEAT)
        )


def test_what_depends_on_both_names_columns_of_either_side():
    for column in PAIR:
        sides = {BY_NAME[name].side for name in column.of}
        assert Side.BOTH not in sides
        assert column.side is Side.BOTH or not column.of


def test_every_column_says_what_it_means_in_both_languages():
    for column in PAIR:
        assert column.meaning.id.strip()
        assert column.meaning.en.strip()
