"""How does a command say that its input has to be corrected?"""


class InputError(ValueError):
    """Input that has to be corrected; the message names file, place and cure."""
