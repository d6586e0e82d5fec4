"""Does the likelihood of a table reach a maximum?"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

_TINY = 1e-9

Array = NDArray[np.float64]


def has_maximum(columns: Array, counts: Array) -> bool:
    """Say by linear programming whether the maximum of the likelihood exists.

    It does if and only if some table without a zero has the same margins.
    Source: Fienberg and Rinaldo (2012), Annals of Statistics 40.
    """
    if counts.min() > 0:
        return True
    rows, size = columns.T, counts.size
    found = linprog(
        np.append(np.zeros(size), -1.0),
        A_ub=np.column_stack([-np.eye(size), np.ones(size)]),
        b_ub=np.zeros(size),
        A_eq=np.column_stack([rows, np.zeros(len(rows))]),
        b_eq=rows @ counts / counts.sum(),
        bounds=[(0, None)] * size + [(None, 1.0)],
        method="highs",
    )
    return found.x is not None and bool(found.x[-1] > _TINY)
