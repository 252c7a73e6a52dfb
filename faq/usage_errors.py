"""What click says in English when a command is given wrongly, in French."""

import re

import click

_NO_COMMAND = re.compile(r"No such command '(.+)'\.")
_TOO_MUCH = re.compile(r"Got unexpected extra arguments? \((.+)\)")
_NO_VALUE = re.compile(r"Option '(.+)' requires an argument\.")


def describe_usage_error(error: click.UsageError) -> str:
    """Describe what is wrong with a command, how it is used and where to read more."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message  # the help, asked for by saying nothing
    lines = []
    if error.ctx is not None:
        usage = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
        path = error.ctx.command_path
        lines = [f"Emploi : {path} {usage}", f"Aide : {path} -h", ""]
    return "\n".join([*lines, f"Erreur : {_in_french(error)}"])


def _in_french(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = ", ".join(sorted(error.possibilities or ()))
            hint = f" ; vouliez-vous dire {near} ?" if near else ""
            return f"l'option {error.option_name} n'existe pas{hint}"
        case click.MissingParameter():
            return f"il manque {_name(error)}"
        case click.BadParameter():
            return _bad_value(error)
    message = error.message
    if found := _NO_COMMAND.fullmatch(message):
        return f"la commande « {found[1]} » n'existe pas"
    if found := _TOO_MUCH.fullmatch(message):
        return f"« {found[1]} » est de trop"
    if found := _NO_VALUE.fullmatch(message):
        return f"l'option {found[1]} demande une valeur"
    return message  # our own are in French


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    problem = f"la valeur de {_name(error)} n'est pas admise"
    if isinstance(kind, click.Choice):
        return f"{problem} ; choisissez parmi : {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path | click.File):
        return f"{problem} : le fichier ou le dossier n'existe pas, ou n'est pas lisible"
    if isinstance(kind, click.types.IntParamType):
        return f"{problem} ; donnez un nombre entier"
    return f"{problem} ({error.message})"


def _name(error: click.BadParameter) -> str:
    """Name the option or argument that an error is about."""
    if error.param is None:
        return str(error.param_hint or "un argument")
    if isinstance(error.param, click.Option):
        return f"l'option {error.param.opts[0]}"
    return f"l'argument {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}"
