#!/usr/bin/env bash
# Expected: in the mode for other languages than English (utf8=True) the final mark of a message
#   is ignored whatever stands before it, as in the plain mode.
# So it is: only the mark is cut, not the space that French puts before it: "Quel diplôme?"
#   matches the trigger, "Quel diplôme ?" does not, though spaces at the ends of a message
#   without mark do no harm. The plain mode matches either way.
# Seen with: rivescript 1.15.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv" || exit 2
"$place/venv/bin/pip" install -q --disable-pip-version-check rivescript==1.15.0 || exit 2

cd "$place" && "$place/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from rivescript import RiveScript


def replies(trigger, utf8):
    bot = RiveScript(utf8=utf8)
    bot.stream(f"+ {trigger}\n- found\n\n+ *\n- nothing")
    bot.sort_replies()
    messages = [f"Q{trigger[1:]}{end}" for end in ("", "  ", "?", " ?")]
    return {message: bot.reply("user", message) for message in messages}


print("rivescript", version("rivescript"))
plain, other = replies("quel bac", utf8=False), replies("quel diplôme", utf8=True)
print("plain", plain, "\nutf8 ", other)
sys.exit(
    list(plain.values()) != ["found"] * 4
    or list(other.values()) != ["found", "found", "found", "nothing"]
)
PYTHON
