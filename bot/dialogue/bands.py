"""The three bands of a reply: answer if sure enough, suggest if unsure, else say so."""

# From these confidences on, an entry is answered, or is worth a button. Of 641 questions that
# nobody taught the bot, .93 are then answered right and .005 wrong, where .68 would answer .86;
# buttons reach .05 more. Of 255 that are out of scope, .01 are answered and .25 get buttons; from
# .1 on it would be .19, but a FAQ with few phrasings would offer the right entry less often.
ANSWER_CONFIDENCE = 0.55
SUGGESTION_CONFIDENCE = 0.05
MAX_SUGGESTIONS = 3
