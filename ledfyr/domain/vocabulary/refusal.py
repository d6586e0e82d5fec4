"""How does the domain say no, so that any page can say it in any language?"""


class Refusal(ValueError):
    """Something that cannot stand; the sentence says what to correct.

    `template` is English with {named} places, and goes to translators; `values` fill
    them. Subclasses are named for what went wrong.
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the sentence in its parts and as a whole."""
        super().__init__(template.format(**values))
        self.template = template
        self.values = values
