"""What is said when signing in or up is tried too often: why, what to do, and when it works again."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# The shortest window of ACCOUNT_RATE_LIMITS; allauth does not say which one was used up.
WAIT = timedelta(minutes=1)
ASKS_FOR_A_CODE = ("/account/signup/", "/account/login/code/")


def too_often(request: HttpRequest) -> HttpResponse:
    """allauth's handler429."""
    context = {"is_code_sent": request.path in ASKS_FOR_A_CODE}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(round(WAIT.total_seconds()))
    return response
