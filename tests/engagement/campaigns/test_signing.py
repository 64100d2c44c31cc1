"""Signing a campaign: one person once, with a confirmed address, taken back at will."""

from datetime import timedelta

import pytest

from core import clock
from core.models import Fact
from engagement.activities.errors import SensitivityIsPromised
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState
from engagement.campaigns.errors import AddressNotConfirmed, CampaignNotOpen, NothingDone
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.campaigns.plans import Ask
from engagement.campaigns.selectors import done_by, shown_names
from engagement.campaigns.services import change_campaign
from engagement.participation.choices import Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import ASK, make_campaign, organiser_of, sign, take_back
from tests.makers import NOW, make_person, make_trunk, signed_in

pytestmark = pytest.mark.django_db


def counted(campaign: Campaign) -> int:
    return campaign.activity.counters.get(name="signed").value


def test_signature_counts_and_writes_the_ledger_and_the_fact() -> None:
    campaign, person = make_campaign(), make_person()

    action = sign(person, campaign)

    assert (action.state, counted(campaign)) == (ActionState.DONE, 1)
    rows = list(live().values_list("person", "activity", "verb", "turn", "place"))
    assert rows == [(person.pk, campaign.pk, Verb.SIGNED, 1, campaign.activity.place_id)]
    fact = Fact.objects.get(name="signature_made")
    assert fact.ids == {"action": action.pk, "activity": campaign.pk, "person": person.pk, "turn": 1}


def test_signing_twice_is_one_signature_and_chooses_anew_whether_the_name_is_shown() -> None:
    campaign, person = make_campaign(), make_person()

    first, second = sign(person, campaign), sign(person, campaign, shows_name=True)

    assert (first.pk, second.shows_name) == (second.pk, True)
    assert (counted(campaign), live().count()) == (1, 1)
    assert Fact.objects.filter(name="signature_made").count() == 1


def test_signature_is_taken_back() -> None:
    campaign, person = make_campaign(), make_person()
    sign(person, campaign)

    action = take_back(person, campaign)

    assert (action.state, counted(campaign), live().count()) == (ActionState.TAKEN_BACK, 0, 0)
    assert Participation.objects.count() == 2
    assert Fact.objects.filter(name="signature_taken_back").count() == 1


def test_signing_again_is_a_new_turn_of_the_same_row() -> None:
    campaign, person = make_campaign(), make_person()
    for _time in range(2):
        sign(person, campaign)
        take_back(person, campaign)

    action = sign(person, campaign)

    assert (action.turn, ActionTaken.objects.count(), counted(campaign), live().get().turn) == (3, 1, 1, 3)


def test_taking_back_what_was_not_done_says_so() -> None:
    with pytest.raises(NothingDone):
        take_back(make_person(), make_campaign())


def test_person_without_a_confirmed_address_is_not_counted() -> None:
    campaign, person = make_campaign(), make_person()
    person.contact_points.update(verified_at=None)

    with pytest.raises(AddressNotConfirmed):
        sign(person, campaign)

    assert (counted(campaign), ActionTaken.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("state", "days", "is_open"),
    [
        ("draft", 0, False),
        ("review", 0, False),
        ("published", -2, False),
        ("published", 0, True),
        ("published", 3, False),
        ("closed", 0, False),
        ("archived", 0, False),
        ("withdrawn", 0, False),
    ],
)
def test_signatures_are_taken_while_published_and_between_its_dates(
    state: str, days: int, is_open: bool
) -> None:
    campaign, person = make_campaign(), make_person()
    Activity.objects.filter(pk=campaign.pk).update(state=state)

    try:
        sign(person, campaign, now=NOW + timedelta(days=days))
    except CampaignNotOpen:
        assert not is_open
    else:
        assert is_open


def test_only_chosen_names_are_shown_and_the_latest_first() -> None:
    campaign = make_campaign()
    sign(make_person("Sari"), campaign, shows_name=True, now=NOW)
    sign(make_person("Made"), campaign, shows_name=False, now=NOW)
    sign(make_person("Ketut"), campaign, shows_name=True, now=NOW + timedelta(hours=1))
    gone = make_person("Wayan")
    sign(gone, campaign, shows_name=True)
    take_back(gone, campaign)

    assert [action.person.called for action in shown_names(campaign.activity, "sign")] == ["Ketut", "Sari"]


def test_sensitive_campaign_shows_no_name() -> None:
    campaign = make_campaign(is_sensitive=True)
    sign(make_person("Sari"), campaign, shows_name=True)

    assert list(shown_names(campaign.activity, "sign")) == []


def test_my_signatures_are_those_that_stand() -> None:
    person, kept, left = make_person(), make_campaign(), make_campaign(title="Lain")
    sign(person, kept)
    sign(person, left)
    take_back(person, left)

    assert [action.campaign_id for action in done_by(person)] == [kept.pk]


def test_changed_goal_is_what_lists_show() -> None:
    campaign = make_campaign(goal=100)

    change_campaign(
        person=organiser_of(campaign),
        campaign=campaign,
        trunk=make_trunk(),
        ask=Ask(ask=ASK, goal=250),
        now=NOW,
    )

    assert (Campaign.objects.get().goal, campaign.activity.counters.get(name="goal").value) == (250, 250)


def test_sensitive_campaign_keeps_no_wish_to_show_a_name() -> None:
    campaign = make_campaign(is_sensitive=True)

    action = sign(make_person(), campaign, shows_name=True)

    assert action.shows_name is False


def test_number_of_a_sensitive_campaign_is_for_who_works_on_it() -> None:
    campaign = make_campaign(is_sensitive=True, goal=1, now=clock.now())
    sign(make_person(), campaign, now=clock.now())
    api, page = f"/campaigns/{campaign.activity.code}/", campaign.activity.get_absolute_url()
    stranger, organiser = make_person(), organiser_of(campaign)

    told = [
        (ApiClient(who).get(api).json()["signed"], "Goal reached" in signed_in(who).get(page).text)
        for who in (stranger, organiser)
    ]

    assert told == [(None, False), (1, True)]
    assert "Only the number is public" not in signed_in(stranger).get(page).text


def test_sensitive_campaign_stays_so_once_somebody_signed() -> None:
    campaign = make_campaign(is_sensitive=True)
    sign(make_person(), campaign)

    with pytest.raises(SensitivityIsPromised):
        change_campaign(
            person=organiser_of(campaign),
            campaign=campaign,
            trunk=make_trunk(),
            ask=Ask(ask=ASK, goal=5),
            now=NOW,
        )
