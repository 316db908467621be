"""``gdviewer check``: what a formula is read as, and its derivatives."""

from __future__ import annotations

from collections.abc import Sequence

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.commands.json_text import json_text
from gdviewer.commands.request import pointing_into
from gdviewer.core.expression import parse
from gdviewer.core.expression.expression import Expression


def main(words: Sequence[str]) -> int:
    """Print variables, parameters, gradient and Hessian of a formula."""
    parser = Parser("check", description="Say what a formula is read as, and differentiate it.")
    parser.add_argument("expression", metavar="EXPR")
    parser.add_argument("--variables", type=arguments.names, metavar="X,Y")
    parser.add_argument("--json", action="store_true")
    given = parser.read(words)
    with pointing_into(given.expression):
        formula = parse(given.expression, variables=given.variables)
    print(json_text(_fields(formula)) if given.json else _table(formula))
    return 0


def _fields(formula: Expression) -> dict[str, object]:
    return {
        "expression": str(formula),
        "variables": formula.variables,
        "parameters": formula.parameter_names,
        "gradient": [str(part) for part in formula.gradient],
        "hessian": [[str(part) for part in row] for row in formula.hessian],
    }


def _table(formula: Expression) -> str:
    names = formula.variables
    rows = [
        ("variables", ", ".join(names)),
        ("parameters", ", ".join(formula.parameter_names) or "none"),
        ("f", str(formula)),
        *((f"∂f/∂{name}", str(part)) for name, part in zip(names, formula.gradient, strict=True)),
        *(
            (f"∂²f/∂{names[i]}∂{names[j]}" if i != j else f"∂²f/∂{names[i]}²", str(row[j]))
            for i, row in enumerate(formula.hessian)
            for j in range(i, len(names))
        ),
    ]
    width = max(len(label) for label, _ in rows)
    return "\n".join(f"{label:<{width}}  {text}" for label, text in rows)
