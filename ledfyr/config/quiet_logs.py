"""How is a log line kept free of anything a person wrote?"""

import logging


class WithoutContent(logging.Filter):
    """Keep logger, level, place and the kind of error; drop messages and traces.

    A traceback can carry a value somebody typed, and a path carries a case's number, so
    only the place in the program and the error's class are written.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place and let it through."""
        place = f"{record.module}:{record.lineno}"
        fault = ""
        if record.exc_info and record.exc_info[0]:
            fault = f" {record.exc_info[0].__name__} at {_innermost(record)}"
        status = getattr(record, "status_code", "")
        record.msg = f"{record.levelname} {record.name} {place} {status}{fault}".strip()
        record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _innermost(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown place"
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
