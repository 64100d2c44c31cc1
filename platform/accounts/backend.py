"""Reads a signed-in user and her person in one query."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class UserWithPersonBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
