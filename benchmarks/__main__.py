"""The commands: `python -m benchmarks compare` and the like."""

from pathlib import Path

import click

from benchmarks.cases import QUESTIONS, SMALL_LEARNED, read_cases
from benchmarks.processes import MAX_UPDATES
from benchmarks.revisions import BASELINE
from bot.knowledge import KNOWLEDGE_DIR

OWN = KNOWLEDGE_DIR / "faq_fr.yaml"

_knowledge = click.option(
    "--knowledge",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=OWN,
    help="A knowledge base; the bot's own unless given.",
)
_questions = click.option(
    "--questions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=QUESTIONS,
    help="Labelled questions, one JSON object a line; the project's own unless given.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Measure the bot."""


@cli.command()
@_knowledge
@_questions
@click.option(
    "--rounds",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Times are the lowest of so many.",
)
@click.option("--chart", type=click.Path(path_type=Path), help="Draw quality and time there, SVG.")
@click.option("--curve", type=click.Path(path_type=Path), help="Draw the learning curve, SVG.")
def compare(
    knowledge: Path, questions: Path, rounds: int, chart: Path | None, curve: Path | None
) -> None:
    """Compare the matcher with others, few phrasings included."""
    from benchmarks.chart import draw, draw_curve
    from benchmarks.comparison import compare
    from benchmarks.few_phrasings import compare_learners

    cases = read_cases(questions)
    comparison = compare(knowledge, cases, rounds)
    click.echo(f"{comparison}\n")
    learners = compare_learners(knowledge, cases)
    click.echo(str(learners))
    if chart:
        draw(comparison.results, chart)
    if curve:
        draw_curve(learners.learners, curve)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def distil(folder: Path) -> None:
    """Make the table of French word vectors in FOLDER: that of the bot is bot/matcher/french."""
    from benchmarks.distillation import distil
    from bot.knowledge import load_knowledge

    click.echo(f"{distil(load_knowledge(OWN), folder)} words")


@cli.command()
@click.argument("bases", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def weights(bases: tuple[Path, ...]) -> None:
    """Learn the weights of evidence from BASES, each followed by its questions."""
    from benchmarks.choice_training import observe, situations, small_situations, train
    from bot.knowledge import load_knowledge

    pairs = list(zip(bases[::2], bases[1::2], strict=True)) or [(OWN, QUESTIONS)]
    observed = [
        observe(situation)
        for path, questions in pairs
        for situation in situations(path.stem, load_knowledge(path), read_cases(questions))
    ]
    small = [
        observe(situation)
        for path in SMALL_LEARNED
        for situation in small_situations(
            path.stem, load_knowledge(path), read_cases(path.with_suffix(".jsonl"))
        )
    ]
    click.echo(f"{len(observed)} situations, {len(small)} of small FAQs")
    click.echo(train(observed, small))


@cli.command()
@_knowledge
def doubles(knowledge: Path) -> None:
    """Learn the weights of what speaks for two questions in one message."""
    from benchmarks.doubles_training import lessons, train
    from bot.knowledge import load_knowledge

    taught = list(lessons(load_knowledge(knowledge)))
    click.echo(f"{len(taught)} messages")
    click.echo(train(taught))


@cli.command("follow-ups")
@_knowledge
def follow_ups(knowledge: Path) -> None:
    """Learn the weights of a message read by itself, and as what follows an answer."""
    from benchmarks.follow_ups_training import foreign, lessons, train
    from bot.knowledge import load_knowledge

    cases = [*read_cases(QUESTIONS), *foreign(SMALL_LEARNED)]
    known, questions = lessons(load_knowledge(knowledge), cases)
    click.echo(f"{len(known)} follow-ups, {len(questions)} questions")
    click.echo(train(known, questions))


@cli.command()
@_knowledge
def understanding(knowledge: Path) -> None:
    """Ask as other people write, and of small FAQs."""
    from benchmarks.understanding import understanding

    click.echo(understanding(knowledge))


@cli.command()
@_knowledge
@_questions
def robustness(knowledge: Path, questions: Path) -> None:
    """Spoil the questions and see what is still understood."""
    from benchmarks.robustness import robustness

    click.echo(robustness(knowledge, read_cases(questions)))


@cli.command()
@_knowledge
@click.option(
    "--size",
    "sizes",
    type=click.IntRange(100),
    multiple=True,
    help="Phrasings; several times at will.",
)
def growth(knowledge: Path, sizes: tuple[int, ...]) -> None:
    """Enlarge the knowledge base up to 100,000 phrasings."""
    from benchmarks.growth import SIZES, growth

    click.echo(growth(knowledge, sizes or SIZES))


@cli.command()
@click.option(
    "--against", metavar="REV", default=BASELINE, show_default=True, help="A git revision."
)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def budgets(against: str, rounds: int) -> None:
    """Compare all that has a budget with it, beside peers and a git revision."""
    from benchmarks.budgets import budgets

    try:
        click.echo(budgets(OWN, read_cases(QUESTIONS), against, rounds))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--against") from None


@cli.command()
@_knowledge
@click.option("--against", metavar="REV", required=True, help="A git revision.")
@click.option("--moved", type=click.IntRange(1), default=300, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def check(knowledge: Path, against: str, moved: int, rounds: int) -> None:
    """Compare `faq check` and other commands with those of a git revision."""
    from benchmarks.checking import compare_checks

    try:
        click.echo(compare_checks(knowledge, against, moved, rounds))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--against") from None


@cli.command()
@click.option("--updates", type=click.IntRange(1, MAX_UPDATES), default=1_000, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def http(updates: int, rounds: int) -> None:
    """Compare messages per second with a bare echo bot."""
    from benchmarks.throughput import throughput

    click.echo(throughput(OWN, updates, rounds))


@cli.command()
@click.option("--messages", type=click.IntRange(100, MAX_UPDATES), default=1_000, show_default=True)
@click.option(
    "--only", multiple=True, help="Words of a fault's name, or `window`; several times at will."
)
def faults(messages: int, only: tuple[str, ...]) -> None:
    """Count what is lost or answered twice when something goes wrong."""
    from benchmarks.resilience import faults

    for line in faults(OWN, messages, only):
        click.echo(line)


@cli.command()
@click.option("--messages", type=click.IntRange(100, MAX_UPDATES), default=1_000, show_default=True)
def replicas(messages: int) -> None:
    """Compare one process of the bot with several that share a database."""
    from benchmarks.replicas import replicas

    click.echo(replicas(OWN, messages))


@cli.command()
@click.option("--messages", type=click.IntRange(100), default=10_000, show_default=True)
def memory(messages: int) -> None:
    """Watch the bot's memory over many messages."""
    from benchmarks.endurance import endurance

    click.echo(endurance(OWN, messages))


if __name__ == "__main__":
    cli()
