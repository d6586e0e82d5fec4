"""Figures and their structure as SDMX messages, checked against the schemas offline.

pysdmx writes, reads and validates; the schemas come with it and nothing is fetched.
"""

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any, Literal
from xml.parsers.expat import ExpatError

import pandas as pd
from pysdmx.errors import PysdmxError
from pysdmx.io import read_sdmx, write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Organisation,
    Role,
    Schema,
)
from pysdmx.model.message import Header

from ledfyr.domain.statistics.standards.publication import Publication
from ledfyr.domain.statistics.standards.sdmx import (
    AGENCY,
    AS,
    FLOW,
    NEEDED,
    STRUCTURE,
    VALUE,
    VERSION,
    Structure,
    rows,
    structure,
)
from ledfyr.domain.statistics.standards.sheet import Sheet

Kind = Literal["sdmx-ml", "sdmx-csv"]
_FORMATS = {
    "sdmx-ml": Format.DATA_SDMX_ML_3_0,
    "sdmx-csv": Format.DATA_SDMX_CSV_2_0_0,
}
_CONCEPTS = "CS_THB"
_UNREADABLE = (
    PysdmxError,
    ExpatError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
"""What the library and its two parsers raise over a damaged file."""


class BadMessage(ValueError):
    """A file that is no valid SDMX message of data; the message says why."""


def data(publication: Publication, kind: Kind, prepared_at: datetime) -> bytes:
    """Return the figures as SDMX-ML 3.0 or SDMX-CSV 2.0, valid by the schemas."""
    sheet = rows(publication)
    frame = pd.DataFrame(sheet.rows, columns=list(sheet.columns), dtype=object)
    for name in (VALUE, "THRESHOLD"):
        frame[name] = frame[name].map(lambda n: None if n is None else str(n))
    if kind == "sdmx-ml":
        for name in ("COMMENT_OBS", AS):
            frame[name] = frame[name].map(_curled)
    dataset = PandasDataset(structure=_schema(), data=frame)
    extra: dict[str, Any] = (
        {"header": _header(prepared_at)} if kind == "sdmx-ml" else {}
    )
    message = str(write_sdmx(dataset, _FORMATS[kind], **extra)).encode()
    _read(message)
    return message


def structure_message(prepared_at: datetime) -> bytes:
    """Return the structure with its concepts and code lists as SDMX-ML 3.0."""
    told = structure()
    lists = _lists(told)
    concepts = ConceptScheme(
        id=_CONCEPTS,
        agency=AGENCY,
        version=VERSION,
        name="Concepts of figures on trafficking in human beings",
        items=[Concept(id=each, name=name) for each, name in told.names.items()],
    )
    definition = DataStructureDefinition(
        id=STRUCTURE,
        agency=AGENCY,
        version=VERSION,
        name="Figures on trafficking in human beings",
        components=_components(told, lists),
    )
    flow = Dataflow(
        id=FLOW,
        agency=AGENCY,
        version=VERSION,
        name="Figures on trafficking in human beings",
        structure=definition,
    )
    objects = [*lists.values(), concepts, definition, flow]
    message = str(
        write_sdmx(objects, Format.STRUCTURE_SDMX_ML_3_0, header=_header(prepared_at))
    ).encode()
    _read(message)
    return message


def read(message: bytes) -> Sheet:
    """Return the observations of an SDMX-ML or SDMX-CSV message; raises BadMessage."""
    found = _read(message).data
    if not found:
        raise BadMessage("The message holds no observations.")
    frame = found[0].data
    return Sheet(
        tuple(frame.columns),
        tuple(
            tuple(
                None if pd.isna(value) or value == "" else str(value) for value in row
            )
            for row in frame.itertuples(index=False)
        ),
    )


def _read(message: bytes) -> Any:
    try:
        return read_sdmx(BytesIO(message), validate=True)
    except _UNREADABLE as error:
        reason = " ".join(str(error).split())[:300]
        raise BadMessage(f"This is no valid SDMX message: {reason}") from error


def _curled(text: str) -> str:
    # The library takes each straight quotation mark for its own mark-up.
    return text.replace("'", "\u2019").replace('"', "\u201d")


def _header(prepared_at: datetime) -> Header:
    sender = Organisation(id=AGENCY)
    return Header(id=FLOW, prepared=prepared_at, sender=sender)


@cache
def _schema() -> Schema:
    told = structure()
    return Schema(
        context="dataflow",
        agency=AGENCY,
        id=FLOW,
        version=VERSION,
        components=_components(told, _lists(told)),
    )


def _lists(told: Structure) -> dict[str, Codelist]:
    return {
        name: Codelist(
            id=f"CL_{name}",
            agency=AGENCY,
            version=VERSION,
            name=told.names[name],
            items=[Code(id=code, name=_curled(words)) for code, words in codes.items()],
        )
        for name, codes in told.lists.items()
    }


def _components(told: Structure, lists: dict[str, Codelist]) -> Components:
    kinds = {
        "TIME_PERIOD": DataType.PERIOD,
        VALUE: DataType.INTEGER,
        "THRESHOLD": DataType.INTEGER,
    }
    roles = {
        **dict.fromkeys(told.dimensions, Role.DIMENSION),
        VALUE: Role.MEASURE,
        **dict.fromkeys(told.attributes, Role.ATTRIBUTE),
    }
    return Components(
        [
            Component(
                id=name,
                required=role is Role.DIMENSION or name in NEEDED,
                role=role,
                concept=ItemReference("Concept", AGENCY, _CONCEPTS, VERSION, name),
                local_dtype=kinds.get(name, DataType.STRING),
                local_codes=lists.get(name),
                attachment_level="O" if role is Role.ATTRIBUTE else None,
            )
            for name, role in roles.items()
        ]
    )
