"""What the worked examples on performance ask of the engine, by their subject."""

from fractions import Fraction

from tepat import law
from tepat.law.reckoning import band
from tepat.performance import credits, siasn
from tepat.performance.distribution import pattern
from tepat.performance.professionalism import Facts, score
from tepat.performance.rating import rating_of


def rating(case):
    return rating_of(case["results"], case["behaviour"], law.on(case["day"]))


def rating_spread(case):
    """The parts of the guide that are not met; None where it is not asked."""
    found = pattern(case["rating"], case["counts"], law.on(case["day"]))
    if found.is_met is None:
        return None
    return [f"{part.bound} {'/'.join(part.ratings)}" for part in found.unmet]


def professionalism(case):
    names = ("group", "education", "items", "rating", "penalty")
    found = score(Facts(**{name: case[name] for name in names}), law.on(case["day"]))
    points = [each.points for each in found.scores.values()]
    return [*points, found.total, found.category]


def professionalism_category(case):
    bounds = law.on(case["day"]).professionalism.categories.value
    return band(bounds, Fraction(case["points"]))


def siasn_code(case):
    codes = getattr(siasn, case["table"])
    assert siasn.word(codes, case["expect"]) == case["word"]
    return codes[case["word"]]


def credit_points(case):
    on = law.on(case["day"])
    return credits.hundredths(sum(credits.conversion(*it, on) for it in case["earned"]))


def credit_targets(case):
    """The points of the next rank and level, and what is missing to each."""
    on, points = law.on(case["day"]), credits.exact(case["points"])
    rank = credits.rank_target(case["level"], case["grade"], on)
    up = credits.level_target(case["level"], on)
    missing = [
        None if it is None else credits.hundredths(max(it - points, Fraction(0)))
        for it in (rank, up)
    ]
    return [rank, up, *missing]


def credit_months(case):
    missing = credits.exact(case["missing"])
    on = law.on(case["day"])
    return credits.months_for(missing, case["level"], case["rating"], on)


def credit_base(case):
    return credits.after_level(case["level"], case["grade"], law.on(case["day"]))


def credit_transfer(case):
    found = credits.transfer(
        *(case["level"], case["grade"], case["years"], law.on(case["day"])),
        is_at_top=case["is_at_top"],
    )
    return None if found is None else [found.points, found.at_next_level]


def credit_extra(case):
    if "diploma" in case:
        found = credits.diploma(case["diploma"], law.on(case["day"]))
    else:
        found = credits.integration(*map(credits.exact, case["integrated"]))
    return credits.hundredths(found)


SUBJECTS = {
    "rating": rating,
    "rating_spread": rating_spread,
    "professionalism": professionalism,
    "professionalism_category": professionalism_category,
    "siasn_code": siasn_code,
    "credit_points": credit_points,
    "credit_targets": credit_targets,
    "credit_months": credit_months,
    "credit_base": credit_base,
    "credit_transfer": credit_transfer,
    "credit_extra": credit_extra,
}
