"""A channel that needs no provider: it answers as it is told."""

from notifications.channels.channel import Answer, Letter, Outcome


class ScriptedChannel:
    """Answers as it is told, letter by letter, then accepts."""

    name, rate = "email", 0

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.letters = list(answers), list[Letter]()
        self.answer_for: dict[str, Answer] = {}

    def open(self) -> None: ...

    def close(self) -> None: ...

    def deliver(self, letter: Letter) -> Answer:
        self.letters.append(letter)
        if letter.address in self.answer_for:
            return self.answer_for[letter.address]
        return self.answers.pop(0) if self.answers else Answer(Outcome.ACCEPTED)
