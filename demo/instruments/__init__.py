"""Let tests look behind the scenes of the stand-in, and let things go wrong there."""
