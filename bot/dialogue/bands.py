"""The three bands of a reply: answer if sure enough, suggest if unsure, else say so."""

# From these confidences on, an entry is answered, or is worth a button. Of 700 questions that
# nobody taught the bot, .96 are then answered right, .01 wrong; buttons reach .03 more. Of 360 that
# are out of scope, .01 are answered and .12 get buttons; from .04 on it would be .25.
ANSWER_CONFIDENCE = 0.68
SUGGESTION_CONFIDENCE = 0.1
MAX_SUGGESTIONS = 3
