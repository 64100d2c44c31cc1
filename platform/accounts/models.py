"""Persons, users, contact points, organisations, roles, consents and who looked at whom."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import (
    ConsentWay,
    ContactKind,
    Look,
    MemberRole,
    MemberState,
    OrganisationKind,
    PlacePower,
    Way,
)
from accounts.powers import Powers
from accounts.purposes import PURPOSES
from core.codes import public_code
from core.folded import Folded
from core.mailboxes import MailboxOf
from places.models import Place


class UserManager(BaseUserManager["User"]):
    """Makes logins; a login has an e-mail address and no username."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """The login a person may have; an administrator is a user with `is_superuser`."""

    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    # Raised to end every session of hers: each session carries a hash that is made with it.
    session_epoch = models.PositiveIntegerField(default=0)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case")]

    def __str__(self) -> str:
        return self.email or f"user {self.pk}"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, over the password and the epoch; Django reads it for the fallback keys as well."""
        said = f"{self.password}\0{self.session_epoch}"
        return salted_hmac("accounts.session", said, secret=secret, algorithm="sha256").hexdigest()


class Person(models.Model):
    """Someone known to us, with or without a login."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    called = models.CharField(_("Name to be called by"), max_length=60)
    # As somebody types it who looks her up at the door; kept by the database.
    called_folded = models.GeneratedField(
        expression=Folded("called"), output_field=models.TextField(), db_persist=True
    )
    full_name = models.CharField(_("Full name"), max_length=120, blank=True)
    ways = ArrayField(
        models.CharField(max_length=20, choices=Way.choices),
        verbose_name=_("How I take part"),
        default=list,
        blank=True,
    )
    language = models.CharField(_("Language of the pages and messages"), max_length=12, default="id")
    reads = ArrayField(
        models.CharField(max_length=12), verbose_name=_("Languages I read"), default=list, blank=True
    )
    zone = models.CharField(_("Time zone"), max_length=60, blank=True)
    # In these hours of her own clock only what is urgent is sent; empty: the site's.
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    lives_in = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    comes_from = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    registered_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    erased_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="accounts_person_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | (Q(user__isnull=True) & Q(full_name="") & Q(called="")),
                name="accounts_person_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="accounts_person_quiet_has_both_ends",
            ),
        ]
        indexes: ClassVar = [
            GinIndex(
                fields=["called_folded"],
                opclasses=["gin_trgm_ops"],
                fastupdate=False,
                name="accounts_person_called_folded",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @cached_property
    def powers(self) -> Powers:
        """Her powers as they were when this row was read (two queries, once)."""
        if self.user is None or not self.user.is_active:
            return Powers()
        places = list(self.place_roles.filter(revoked_at__isnull=True).select_related("place"))
        belonging = list(self.memberships.filter(state=MemberState.MEMBER).select_related("organisation"))
        organising = [member for member in belonging if member.role != MemberRole.MEMBER]
        return Powers(
            is_administrator=self.user.is_superuser,
            coordinates=tuple(role.place for role in places if role.power == PlacePower.COORDINATOR),
            answers_for=tuple(role.place for role in places if role.power == PlacePower.AUTHORITY),
            safeguards=tuple(role.place for role in places if role.power == PlacePower.SAFEGUARDING),
            belongs_to=frozenset(member.organisation_id for member in belonging),
            drafts_for=frozenset(member.organisation_id for member in organising),
            organises=frozenset(
                member.organisation_id for member in organising if member.organisation.is_verified
            ),
        )


class ContactPoint(models.Model):
    """An address at which a person can be reached; a phone may be shared by several people."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactKind.choices)
    normalised = models.CharField(max_length=254)
    # Alike for all spellings of an e-mail address that reach one mailbox; kept by the database.
    mailbox = models.GeneratedField(
        expression=MailboxOf("normalised"), output_field=models.TextField(), db_persist=True
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    shared = models.BooleanField(_("Others use this phone too"), default=False)
    suppressed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Since when messages bounce here.")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "normalised"], name="accounts_contactpoint_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "normalised"], name="accounts_contactpoint_find"),
            models.Index(fields=["kind", "mailbox"], name="accounts_contactpoint_mailbox"),
        ]

    def __str__(self) -> str:
        return self.normalised


class Organisation(models.Model):
    """A group that takes part: it may draft at once, and publish once a coordinator has verified it."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    name = models.CharField(_("Name of the group"), max_length=120)
    kind = models.CharField(_("Kind of group"), max_length=24, choices=OrganisationKind.choices)
    about = models.TextField(_("What the group does"), max_length=1000, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("Place"))
    created_at = models.DateTimeField(default=timezone.now)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    members = models.ManyToManyField(Person, through="Membership", related_name="organisations")

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None


class Membership(models.Model):
    """Who belongs to an organisation, is asked to or asks herself, and what she may do for it once both said yes."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=MemberRole.choices, default=MemberRole.MEMBER)
    state = models.CharField(max_length=8, choices=MemberState.choices, default=MemberState.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now, help_text=_("While invited: since when."))
    # Of who asked herself: what she said, what she was answered, and when.
    wish = models.CharField(_("Why would you like to join?"), max_length=280, blank=True)
    answer = models.CharField(_("A word to the person"), max_length=280, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "organisation"], name="accounts_membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.organisation}"


class PlaceRole(models.Model):
    """A power over a place and all below it, granted by somebody and revocable."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="place_roles")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    power = models.CharField(max_length=12, choices=PlacePower.choices)
    granted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "place", "power"],
                condition=Q(revoked_at__isnull=True),
                name="accounts_placerole_once_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.power} of {self.place}"


class Consent(models.Model):
    """One giving or withdrawing; append-only, and the latest of a person, purpose and channel is in force."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=24)
    channel = models.CharField(max_length=12)
    text_version = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    given = models.BooleanField()
    at = models.DateTimeField()
    way = models.CharField(max_length=12, choices=ConsentWay.choices)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "purpose", "channel", "-id"], name="accounts_consent_latest")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose} {'given' if self.given else 'withdrawn'}"

    @property
    def purpose_text(self) -> str | Promise:
        """What was agreed to, in words."""
        return next((known.text for known in PURPOSES if known.name == self.purpose), self.purpose)


class AccessLog(models.Model):
    """Who looked at a person's record, and for what; the person can read it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    viewer = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=20, choices=Look.choices)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="accounts_accesslog_latest")]

    def __str__(self) -> str:
        return f"{self.viewer_id} > {self.person_id}: {self.what}"
