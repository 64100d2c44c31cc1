"""Entries of the directory, and what readers said is wrong with them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.help.choices import Cost, Discretion, Need, Wrong
from engagement.help.spoken import name_of
from places.models import Place

LONGEST_NAME = 120
LONGEST_ABOUT = 600
LONGEST_LINE = 200
LONGEST_NUMBER = 40
LONGEST_NOTE = 400


class Entry(models.Model):
    """One service: an office, a shelter, a hotline. It serves its place and all below."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    name = models.CharField(_("Name"), max_length=LONGEST_NAME)
    about = models.CharField(_("What they do"), max_length=LONGEST_ABOUT)
    original_language = models.CharField(_("Written in"), max_length=12)
    needs = ArrayField(models.CharField(max_length=12, choices=Need.choices))
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    languages = ArrayField(models.CharField(max_length=12))
    phone = models.CharField(_("Phone"), max_length=LONGEST_NUMBER, blank=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=LONGEST_NUMBER, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    address = models.CharField(_("Address"), max_length=LONGEST_LINE, blank=True)
    hours = models.CharField(_("When they are open"), max_length=LONGEST_LINE, blank=True)
    cost = models.CharField(_("Cost"), max_length=16, choices=Cost.choices, default=Cost.UNKNOWN)
    discretion = models.CharField(
        _("Your name"), max_length=16, choices=Discretion.choices, default=Discretion.UNKNOWN
    )
    note = models.CharField(_("Good to know"), max_length=LONGEST_NOTE, blank=True)
    created_at = models.DateTimeField()
    # When a coordinator last said that all of it is right, and who; with age it is shown as not verified.
    verified_at = models.DateTimeField()
    verified_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="verified_entries"
    )
    # Since when it is out of the directory; it can be put back.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(about=""), name="help_entry_says_what_it_is"),
            models.CheckConstraint(condition=Q(needs__len__gte=1), name="help_entry_helps_with_something"),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(whatsapp="") | ~Q(email="") | ~Q(address=""),
                name="help_entry_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("help:entry-page", args=[self.code])

    @property
    def need_words(self) -> list[str]:
        """What it helps with, in words and in the order of the list."""
        return [str(need.label) for need in Need if need in self.needs]

    @property
    def language_words(self) -> list[str]:
        return [name_of(tag) for tag in self.languages]

    @property
    def phone_link(self) -> str:
        """The number as a telephone dials it: "+62 (24) 000" is "tel:+6224000"."""
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


class Doubt(models.Model):
    """Somebody says that an entry is wrong. Nothing tells who: to have looked for help is nobody's business."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="doubts")
    wrong = models.CharField(_("What is wrong?"), max_length=16, choices=Wrong.choices)
    words = models.CharField(_("In your words"), max_length=LONGEST_NOTE, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="settled_doubts"
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["entry"], condition=Q(settled_at__isnull=True), name="help_doubt_open"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.wrong}"
