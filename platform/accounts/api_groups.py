"""Groups over the API: found, join, lead and leave them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import policies, selectors, services
from accounts.api_requests import ApiRequest
from accounts.choices import MemberRole
from accounts.models import Organisation
from accounts.serializers import (
    InvitationInSerializer,
    InvitationSentSerializer,
    InvitationSerializer,
    MemberSerializer,
    MyWishSerializer,
    OrganisationDetailSerializer,
    OrganisationInSerializer,
    OrganisationSerializer,
    RoleInSerializer,
    WishAnswerInSerializer,
    WishInSerializer,
    WishSerializer,
)
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received

# With what it lies in, so that naming it asks nothing more.
PLACE = "place__parent__parent__parent"


class Organisations(generics.GenericAPIView):
    serializer_class = OrganisationSerializer

    @describes("The groups I belong to", gives=OrganisationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.organisations_of(request.person).select_related(PLACE))

    @describes(
        "Found a group", takes=OrganisationInSerializer, gives=OrganisationDetailSerializer, status=201
    )
    def post(self, request: ApiRequest) -> Response:
        group = services.create_organisation(
            person=request.person, now=clock.now(), **received(request, OrganisationInSerializer)
        )
        return _group(request, group, status=201)


class OrganisationsInScope(generics.GenericAPIView):
    serializer_class = OrganisationSerializer

    @describes(
        "The groups of the places I coordinate; those not yet verified last",
        gives=OrganisationSerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.organisations_in_scope(request.person).select_related(PLACE))


class OneOrganisation(APIView):
    @describes("A group and its members", gives=OrganisationDetailSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        return _group(request, _visible(request, code))


class Verification(APIView):
    @describes("Say that this group is who it says it is", gives=OrganisationDetailSerializer, refuses=[404])
    def post(self, request: ApiRequest, code: str) -> Response:
        group = _visible(request, code)
        return _group(
            request, services.verify_organisation(person=request.person, organisation=group, now=clock.now())
        )


class Invitations(APIView):
    @describes(
        "Ask somebody into the group; every address is answered alike",
        takes=InvitationInSerializer,
        gives=InvitationSentSerializer,
        status=202,
        refuses=[404, 429],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        group = _visible(request, code)
        asked = received(request, InvitationInSerializer)
        services.invite(person=request.person, organisation=group, now=clock.now(), **asked)
        return Response(
            {"message": _("If this address has signed up, the person is asked to join.")}, status=202
        )


class MyInvitations(generics.GenericAPIView):
    serializer_class = InvitationSerializer

    @describes("The groups that ask me to join", gives=InvitationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.invitations_of(request.person))


class MyInvitation(APIView):
    @describes("Join the group that asked me", gives=OrganisationDetailSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str) -> Response:
        group = _existing(code)
        services.accept_invitation(person=request.person, organisation=group, now=clock.now())
        return _group(request, group)

    @describes("Decline to join", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        services.decline_invitation(person=request.person, organisation=_existing(code), now=clock.now())
        return Response(status=204)


class MyWish(APIView):
    @describes("How I stand to a group", gives=MyWishSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        standing = selectors.membership_of(request.person, _existing(code))
        if standing is None:
            raise Http404
        return Response(MyWishSerializer(standing).data)

    @describes(
        "Ask a verified group to take me in",
        takes=WishInSerializer,
        gives=MyWishSerializer,
        refuses=[404, 409, 429],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        group = _existing(code)
        if not policies.may_ask_to_join(request.person, group):
            raise Http404
        wish = received(request, WishInSerializer)["wish"]
        standing = services.ask_to_join(person=request.person, organisation=group, wish=wish, now=clock.now())
        return Response(MyWishSerializer(standing).data)

    @describes("Ask no more; the group is not told", gives=None, status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        services.take_wish_back(person=request.person, organisation=_existing(code), now=clock.now())
        return Response(status=204)


class Wishes(generics.GenericAPIView):
    serializer_class = WishSerializer

    @describes("Who asks to join, for those who manage the group", gives=WishSerializer(many=True))
    def get(self, request: ApiRequest, code: str) -> Response:
        group = _visible(request, code)
        if not policies.may_manage(request.person, group):
            raise Http404
        return paged(self, selectors.wishes_of(group))


class WishAnswer(APIView):
    @describes(
        "Take somebody in, or decline with a word",
        takes=WishAnswerInSerializer,
        gives=None,
        status=204,
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str, person_code: str) -> Response:
        group = _visible(request, code)
        if not policies.may_manage(request.person, group):
            raise Http404
        asker = get_object_or_404(selectors.wishes_of(group), person__code=person_code).person
        sent = received(request, WishAnswerInSerializer)
        services.answer_wish(
            person=request.person,
            organisation=group,
            asker=asker,
            is_yes=sent["accept"],
            word=sent["word"],
            now=clock.now(),
        )
        return Response(status=204)


class MyMembership(APIView):
    @describes("Leave the group", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        services.leave_group(person=request.person, organisation=_existing(code), now=clock.now())
        return Response(status=204)


class MemberRoleChange(APIView):
    @describes(
        "Give a member another role", takes=RoleInSerializer, gives=MemberSerializer, refuses=[404, 409]
    )
    def put(self, request: ApiRequest, code: str, person_code: str) -> Response:
        group = _visible(request, code)
        if not policies.may_manage(request.person, group):
            raise Http404
        role = MemberRole(received(request, RoleInSerializer)["role"])
        member = get_object_or_404(selectors.members_of(group), person__code=person_code).person
        changed = services.give_role(
            person=request.person,
            organisation=group,
            member=member,
            role=role,
            now=clock.now(),
        )
        return Response(MemberSerializer(changed).data)


def _existing(code: str) -> Organisation:
    return get_object_or_404(Organisation.objects.select_related(PLACE), code=code)


def _visible(request: ApiRequest, code: str) -> Organisation:
    group = _existing(code)
    if not policies.may_see(request.person, group):
        raise Http404
    return group


def _group(request: ApiRequest, group: Organisation, *, status: int = 200) -> Response:
    shape = OrganisationDetailSerializer(group, context={"person": request.person})
    return Response(shape.data, status=status)
