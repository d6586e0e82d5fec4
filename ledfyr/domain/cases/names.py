"""When are two written names the same for a search?"""

import unicodedata


def search_form(name: str) -> str:
    """Return a name in the form used for searching: no case, accents or word order."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(sorted(plain.replace("-", " ").split()))
