"""Words that may tell of danger: help at once, a task for one trained person, and nobody else learns of it."""

import pytest

from accounts.errors import NotAllowed as NotHers
from accounts.models import PlaceRole
from core.models import Fact
from engagement.consultations.watched import watch_answers
from engagement.desk import policies, selectors, services
from engagement.desk.alarming import is_alarming
from engagement.desk.choices import TaskOutcome
from engagement.desk.errors import AlreadyDecided, NotAllowed
from engagement.desk.models import SafeguardingTask
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.engagement.desk.makers import make_trained
from tests.makers import NOW, fresh, make_administrator, make_coordinator, make_person, make_place

ALARMING = "Majikan memukul saya."


@pytest.mark.parametrize(
    ("text", "alarming"),
    [
        ("Saya DIPUKULI, tiap hari!", True),
        ("majikan   memukul\nsaya", True),
        ("Paspor saya ditahan agen.", True),
        ("He took my passport and I was locked in", True),
        ("I was Béaten", True),
        ("زوجي يضربني كل يوم", True),
        ("وضربوني في البيت", True),
        ("أخذ جوازي", True),
        ("أخَذَ جَوَازي", True),
        ("محتجزه", True),
        ("Loket harus buka lebih pagi.", False),
        ("Kekerasan harus dicegah lewat pelatihan.", False),
        ("Trafficking is a topic of this plan.", False),
        ("Barang dijual di pasar", False),
        ("unbeaten record", False),
        ("العنف موضوع مهم", False),
        ("", False),
    ],
)
def test_words(text: str, alarming: bool) -> None:
    assert is_alarming(text) is alarming


@pytest.mark.django_db
def test_task_goes_to_the_nearest_trained_and_holds_no_words() -> None:
    phase = make_consultation(WORDS)
    make_trained(make_place("ID-33"), "Jauh")
    near = make_trained(make_place("ID-33.74"), "Dekat")
    make_trained(make_place("ID-52.71"), "Lain")
    giver = make_person("Sari")

    contribution = answer(giver, phase, ALARMING).contribution

    task = SafeguardingTask.objects.get()
    assert (task.assigned_to, task.person, task.target) == (near, giver, contribution.code)
    held = "\n".join(str(getattr(task, field.name)) for field in task._meta.concrete_fields)
    assert ("memukul" in held, "memukul" in str(list(Fact.objects.values_list("ids", flat=True)))) == (
        False,
        False,
    )
    given = selectors.words_behind(task)
    assert given
    assert given.text == ALARMING


@pytest.mark.django_db
def test_harmless_words_make_no_task_and_the_tick_alone_makes_one() -> None:
    phase, quiet, asking = make_consultation(WORDS), make_person(), make_person()
    answer(quiet, phase, "Loket buka pagi.")
    contribution = answer(asking, phase, "Loket buka pagi.").contribution
    assert SafeguardingTask.objects.count() == 0

    shown = watch_answers(contribution, asks_help=True, now=NOW)
    again = watch_answers(contribution, asks_help=False, now=NOW)

    task = SafeguardingTask.objects.get()
    assert (shown, again, task.is_by_herself) == (True, False, True)
    assert [point.normalised for point in selectors.ways_to_reach(task)] == [asking.user.email]  # type: ignore[union-attr]


@pytest.mark.django_db
def test_without_her_tick_nobody_sees_how_to_reach_her() -> None:
    answer(make_person(), make_consultation(WORDS), ALARMING)

    assert selectors.ways_to_reach(SafeguardingTask.objects.get()) == []


@pytest.mark.django_db
def test_answers_changed_while_a_task_is_open_make_no_second_one() -> None:
    phase, giver = make_consultation(WORDS), make_person()
    for _time in range(3):
        answer(giver, phase, ALARMING)

    assert SafeguardingTask.objects.count() == 1


@pytest.mark.django_db
def test_task_of_a_sensitive_one_names_no_person() -> None:
    make_trained(make_place("ID-33"))
    answer(make_person(), make_consultation(WORDS, is_sensitive=True), ALARMING)

    task = SafeguardingTask.objects.get()
    given = Fact.objects.get(name="safeguarding_task_given")

    assert (task.person, given.ids["person"]) == (None, task.assigned_to_id)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("assigned", True),
        ("another who is trained", False),
        ("assigned, not trained any more", False),
        ("coordinator here", False),
        ("administrator", False),
        ("organiser", False),
        ("giver", False),
        ("nobody", False),
    ],
)
def test_who_reads_a_task(who: str, allowed: bool) -> None:
    assigned = make_trained(make_place("ID-33"))
    phase, giver = make_consultation(WORDS), make_person()
    answer(giver, phase, ALARMING)
    task = SafeguardingTask.objects.get()
    if who == "assigned, not trained any more":
        PlaceRole.objects.update(revoked_at=NOW)
    person = {
        "assigned": lambda: fresh(assigned),
        "assigned, not trained any more": lambda: fresh(assigned),
        "another who is trained": lambda: make_trained(make_place("ID-33")),
        "coordinator here": lambda: make_coordinator(make_place("ID-33")),
        "administrator": make_administrator,
        "organiser": lambda: fresh(phase.consultation.activity.organisation.members.get()),
        "giver": lambda: giver,
        "nobody": lambda: None,
    }[who]()

    assert policies.may_read_task(person, task) is allowed
    if person is not None:
        assert (task in selectors.tasks_of(person)) is allowed


@pytest.mark.django_db
def test_task_is_closed_once_by_the_one_who_has_it() -> None:
    assigned = make_trained(make_place("ID-33"))
    answer(make_person(), make_consultation(WORDS), ALARMING)
    task = SafeguardingTask.objects.get()
    with pytest.raises(NotAllowed):
        services.close_task(person=make_administrator(), task=task, outcome=TaskOutcome.NOTHING, now=NOW)

    services.close_task(person=assigned, task=task, outcome=TaskOutcome.OFFERED, now=NOW)

    with pytest.raises(AlreadyDecided):
        services.close_task(person=assigned, task=task, outcome=TaskOutcome.NOTHING, now=NOW)
    assert list(selectors.tasks_of(assigned)) == []


@pytest.mark.django_db
def test_what_waits_for_nobody_is_counted_and_goes_to_whoever_is_named() -> None:
    coordinator, helper = make_coordinator(make_place("ID-33")), make_person("Pendamping")
    answer(make_person(), make_consultation(WORDS), ALARMING)
    assert selectors.waits_for_nobody(coordinator) == 1
    with pytest.raises(NotHers):
        services.name_trained(named_by=helper, person=helper, place=make_place("ID-33"), now=NOW)
    with pytest.raises(NotHers):
        services.name_trained(named_by=coordinator, person=helper, place=make_place("ID-52"), now=NOW)

    role = services.name_trained(named_by=coordinator, person=helper, place=make_place("ID-33"), now=NOW)

    assert len(selectors.tasks_of(fresh(helper))) == 1
    other = make_trained(make_place("ID-33"), "Lain")
    services.end_trained(ended_by=coordinator, role=role, now=NOW)
    assert (len(selectors.tasks_of(fresh(helper))), len(selectors.tasks_of(fresh(other)))) == (0, 1)
    assert selectors.waits_for_nobody(coordinator) == 0


@pytest.mark.django_db
def test_trained_opens_no_other_door_and_shows_a_second_factor() -> None:
    powers = make_trained(make_place("ID-33")).powers

    assert (powers.is_staff, powers.cover(make_place("ID-33")), powers.needs_second_factor) == (
        False,
        False,
        True,
    )
