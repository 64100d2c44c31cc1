"""Paper over the API, for those who plan the survey."""

from django.http import HttpResponse
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.consultations import doors
from engagement.consultations.api_forms import expect_answers
from engagement.consultations.papers import services
from engagement.consultations.papers.forms import SheetForm
from engagement.consultations.papers.selectors import sheet_figures
from engagement.consultations.papers.serializers import (
    PrintInSerializer,
    SheetFiguresSerializer,
    SheetInSerializer,
)
from engagement.consultations.papers.sheet import sheets_paper
from engagement.voices.serializers import ContributionStateSerializer

PDF = "application/pdf"


class Papers(APIView):
    @describes("How many sheets were printed and typed", gives=SheetFiguresSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = doors.survey_changed_by(request.person, code)
        return Response(SheetFiguresSerializer(sheet_figures(phase)).data)

    @describes(
        "Print sheets to be answered with a pen",
        takes=PrintInSerializer,
        gives_files=[PDF],
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> HttpResponse:
        phase = doors.survey_changed_by(request.person, code)
        sent = received(request, PrintInSerializer)
        codes = services.print_sheets(
            person=request.person, phase=phase, sheets=sent["sheets"], now=clock.now()
        )
        paper = sheets_paper(phase=phase, codes=codes, language=sent["language"])
        return HttpResponse(paper, content_type=PDF)


class TypedPapers(APIView):
    @describes(
        "Type what stands on a sheet; its code is the receipt from now on",
        takes=SheetInSerializer,
        gives=ContributionStateSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        phase = doors.survey_changed_by(request.person, code)
        sent = received(request, SheetInSerializer)
        answers = sent.pop("answers")
        form = SheetForm(answers | sent, phase=phase, language=sent["language"])
        expect_answers(form, answers, {question.code for question in form.questions})
        contribution = services.type_sheet(
            person=request.person,
            phase=phase,
            code=sent["code"],
            given=form.given(),
            language=sent["language"],
            now=clock.now(),
        )
        return Response(ContributionStateSerializer(contribution).data, status=201)
