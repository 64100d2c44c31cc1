"""How a message travels: one file per channel, listed here. No settings for it, no channel."""

from notifications.channels.channel import Channel
from notifications.channels.email import EmailChannel

CHANNELS: dict[str, type[Channel]] = {channel.name: channel for channel in (EmailChannel,)}
