"""Names and titles of sixty letters without a space fit a phone (Visitor.open looks at each page)."""

from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import COORDINATOR, ActivityPath
from tests.journeys.steps import found_group, plan_event

LONG = "Rukunwargabersatuteguhberceraikitaruntuhdemikianlahsemboyan"


def test_long_names_and_titles_fit_a_phone(visit: Visit, session_of: SessionOf) -> None:
    leader = visit()
    leader.open("/account/signup/")
    leader.sign_up(called=LONG, email=f"{LONG.lower()}@contoh.test")
    found_group(leader, LONG)
    group = leader.path
    event = plan_event(leader, LONG)
    code = ActivityPath(event).code
    leader.open(f"/events/{code}/change/")
    leader.open(event)
    leader.send('form[action$="/submit/"]')
    for path in ("/me/", "/groups/", group, "/activities/mine/", "/account/email/"):
        leader.open(path)

    coordinator = visit(session=session_of(COORDINATOR))
    for path in ("/desk/", "/desk/review/", group):
        assert coordinator.open(path).status == 200
    coordinator.send('form[action$="/verify/"]')
    coordinator.open(event)
    coordinator.send('form[action$="/approve/"]')
    leader.open(event)
    leader.send('form[action$="/register/"]')
    for path in (
        f"/events/{code}/people/",
        "/desk/people/",
        "/desk/activities/",
        "/activities/?q=rukun",
        "/",
    ):
        coordinator.open(path)
