"""In which steps a topic is told of one occasion."""

from notifications.topics.topic import Occasion, Step, Topic


def steps_of(topic: Topic, occasion: Occasion) -> tuple[Step, ...]:
    """The steps of a topic for this occasion, the first told first."""
    return topic.steps
