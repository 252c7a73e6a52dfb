"""Changes to the files of a knowledge base: lines are put in, all else stays as it was written."""
