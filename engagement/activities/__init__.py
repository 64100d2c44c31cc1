"""The trunk that events, consultations and campaigns share."""
