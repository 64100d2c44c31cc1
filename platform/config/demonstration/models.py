"""Mail that a demonstration "sent"."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One mail as it would have reached its reader."""

    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    arrived_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
