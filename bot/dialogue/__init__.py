"""Converses: from a message, and what is remembered, to a reply.

    message -> cue, or: courtesy taken off -> ranking -> several questions, or one of three bands

`dialogue` leads through the stages, which are modules of their own: `cues`, `courtesy`, `parts`,
`several`, `stories`, `bands`.
"""

from bot.dialogue.bands import ANSWER_CONFIDENCE, MAX_RIVAL_SHARE, MAX_SUGGESTIONS, Gates
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.turn import Turn

__all__ = ["ANSWER_CONFIDENCE", "MAX_RIVAL_SHARE", "MAX_SUGGESTIONS", "Dialogue", "Gates", "Turn"]
