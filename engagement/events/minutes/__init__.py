"""The agenda of a meeting, and its minutes: written by a note-taker, confirmed by the group, sent to all who came."""
