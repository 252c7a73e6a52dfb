"""Converses: from a message, and what is remembered, to a reply.

    message -> signs written -> cue, or: courtesy taken off -> ranking
            -> what is denied left out -> several questions, or one of three bands
            -> small talk returned

`dialogue` leads through the stages, which are modules of their own: `signs`, `cues`, `courtesy`,
`denials`, `several`, `stories`, `bands`, `small_talk`.
"""

from bot.dialogue.bands import MAX_RIVAL_SHARE, MAX_SUGGESTIONS, Gates
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.turn import Turn

__all__ = ["MAX_RIVAL_SHARE", "MAX_SUGGESTIONS", "Dialogue", "Gates", "Turn"]
