"""What a start would load and learn again, kept on disk.

    files -> `loaded`: Knowledge, Texts, Guide -> `learned`: what the matcher has learned
    both <-> `plain_state`: JSON and arrays <-> `copies`: folders, each with one kept copy

`learning_process` learns in a process of its own, so that the bot's memory and its answers do not
feel it. A kept copy holds nothing but what comes from the knowledge files, and may be deleted at
any time.
"""
