"""Pages that ask "is it you?" before something that matters: a code by mail, and the password page behind it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import BaseReauthenticateView, password_set
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts import proofs
from accounts.doors import signed_in
from accounts.forms import ProofForm
from accounts.requests import PersonRequest
from core.limits import TooManyTries


class ReauthenticateByMail(BaseReauthenticateView):
    """For whoever has neither a second step nor her password at hand."""

    form_class = ProofForm
    template_name = "account/reauthenticate_by_mail.html"
    request: PersonRequest

    def post(self, request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") != "send":
            return super().post(request, *args, **kwargs)
        code = get_adapter().generate_login_code()
        try:
            proofs.keep_code(request, code)
        except TooManyTries as refused:
            messages.error(request, str(refused))
        else:
            context = {"code": code, "user": request.user}
            get_adapter().send_mail(
                "account/email/proof_code", proofs.address_of(request.user) or "", context
            )
        return redirect(self.passthrough_next_url(request.path))

    def form_valid(self, form: ProofForm) -> HttpResponse:
        try:
            if proofs.take_code(self.request, form.cleaned_data["code"]):
                answer: HttpResponse = super().form_valid(form)
                return answer
            form.add_error(
                "code", _("This is not the code of the last mail. Look again, or ask for a new one.")
            )
        except TooManyTries:
            form.add_error("code", _("Three wrong codes. Ask for a new one."))
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "is_sent": proofs.is_code_sent(self.request),
            "address": proofs.address_of(self.request.user),
        }


by_mail = signed_in(ReauthenticateByMail.as_view())


@signed_in
def password_first_set(request: PersonRequest) -> HttpResponseBase:
    """allauth's page, behind the question; what was typed is not kept meanwhile, as it is a password."""
    if not request.user.has_usable_password() and not proofs.is_proved_lately(request, request.user):
        methods = get_adapter().get_reauthentication_methods(request.user)
        return redirect(f"{methods[0]['url']}?{urlencode({'next': request.path})}")
    answer: HttpResponseBase = password_set(request)
    return answer
