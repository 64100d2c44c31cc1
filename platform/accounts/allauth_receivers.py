"""Follows what allauth does (addresses, second steps, signing in): the only signal receivers of the project."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.signals import (
    authentication_step_completed,
    email_added,
    email_changed,
    email_confirmed,
    email_removed,
    user_signed_up,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from accounts import proofs
from accounts.models import User
from accounts.services.addresses import mirror_addresses
from accounts.services.sessions import end_other_sessions
from accounts.shared_phones import note_if_shared


@receiver(email_confirmed)
def on_email_confirmed(email_address: EmailAddress, **kwargs: Any) -> None:
    mirror_addresses(email_address.user)


@receiver([email_added, email_removed, email_changed, user_signed_up])
def on_addresses_changed(user: User, **kwargs: Any) -> None:
    mirror_addresses(user)


@receiver(email_added)
def on_address_added(user: User, email_address: EmailAddress, request: HttpRequest, **kwargs: Any) -> None:
    """Whoever reads her other addresses hears of a new door to the account."""
    others = EmailAddress.objects.filter(user=user, verified=True).exclude(pk=email_address.pk)
    for other in others:
        get_adapter(request).send_notification_mail(
            "account/email/email_added", user, {"added_email": email_address.email}, email=other.email
        )


@receiver(authentication_step_completed)
def on_step_completed(request: HttpRequest, **kwargs: Any) -> None:
    note_if_shared(request)


@receiver([authenticator_added, authenticator_removed])
def on_second_factor_changed(
    user: User, authenticator: Authenticator, request: HttpRequest, signal: Signal, **kwargs: Any
) -> None:
    """Setting it up asks for a valid code, so this session has shown it; every other one must sign in anew."""
    if authenticator.type != Authenticator.Type.TOTP:
        return
    end_other_sessions(user=user, kept=request.session)
    if signal is authenticator_added:
        record_authentication(
            request, user, proofs.SECOND_FACTOR, id=authenticator.pk, type=authenticator.type
        )
    else:
        proofs.forget_second_factor(request, user)
