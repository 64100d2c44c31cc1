"""Questions to those who register, and what they tell, over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.events import doors, selectors, services
from engagement.events.models import Registration
from engagement.events.plans import Asked, Details, Needs
from engagement.events.serializers.details import (
    DetailsSerializer,
    EventQuestionInSerializer,
    EventQuestionSerializer,
    TheirDetailsSerializer,
)


class EventQuestions(APIView):
    @describes(
        "What the organiser asks those who register",
        gives=EventQuestionSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        event = doors.asked_of(request.person, code).event
        questions = selectors.questions_of(event)
        return Response([EventQuestionSerializer(question).data for question in questions])

    @describes(
        "Ask one thing more",
        takes=EventQuestionInSerializer,
        gives=EventQuestionSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.changed_by(request.person, code).event
        asked = Asked(**received(request, EventQuestionInSerializer))
        question = services.add_question(person=request.person, event=event, asked=asked, now=clock.now())
        return Response(EventQuestionSerializer(question).data, status=201)


class OneEventQuestion(APIView):
    @describes(
        "Ask it otherwise, while nobody has answered",
        takes=EventQuestionInSerializer,
        gives=EventQuestionSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, asked_code: str) -> Response:
        question = doors.question_in(doors.changed_by(request.person, code), asked_code)
        asked = Asked(**received(request, EventQuestionInSerializer))
        question = services.change_question(
            person=request.person, question=question, asked=asked, now=clock.now()
        )
        return Response(EventQuestionSerializer(question).data)

    @describes("Ask it no more, while nobody has answered", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, asked_code: str) -> Response:
        question = doors.question_in(doors.changed_by(request.person, code), asked_code)
        services.remove_question(person=request.person, question=question, now=clock.now())
        return Response(status=204)


class MyDetails(APIView):
    @describes("What I told beside size and way", gives=DetailsSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        return Response(told(doors.own(request.person, doors.event(request.person, code))))

    @describes(
        "Say who comes along, what you need, and answer the organiser's questions",
        takes=DetailsSerializer,
        gives=DetailsSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        sent = received(request, DetailsSerializer)
        details = Details(
            companions=sent["companions"], needs=Needs(**sent["needs"]), answers=sent["answers"]
        )
        registration = services.tell_details(
            person=request.person, event=event, details=details, now=clock.now()
        )
        return Response(told(registration))


class EventDetails(generics.GenericAPIView):
    serializer_class = TheirDetailsSerializer

    @describes(
        "What those who register need and answer; every look is logged",
        gives=TheirDetailsSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        page = page_of(self, selectors.details_of(activity.event))
        people = [registration.person_id for registration in page]
        log_looks(viewer=request.person, people=people, what=Look.EVENT_PEOPLE, now=clock.now())
        codes = {question.pk: question.code for question in selectors.questions_of(activity.event)}
        rows = [
            _needs(one)
            | {
                "called": one.person.called,
                "state": one.state,
                "mode": one.mode,
                "party_size": one.party_size,
                "answers": {codes[answer.question_id]: answer.value for answer in one.answers.all()},
            }
            for one in page
        ]
        return given(self, rows)


def told(registration: Registration) -> dict[str, object]:
    """What one registration tells, as DetailsSerializer names it."""
    return _needs(registration) | {"answers": selectors.answers_of(registration)}


def _needs(registration: Registration) -> dict[str, object]:
    needs = getattr(registration, "needs", None)
    names = ("interpreter", "children", "needs_transport", "access")
    return {
        "companions": registration.companions,
        "needs": {name: getattr(needs, name) for name in names} if needs else vars(Needs()),
    }
