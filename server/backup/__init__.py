"""All that a server keeps in one file, which only the holder of a key can open."""


class BackupProblem(RuntimeError):
    """Why nothing was backed up or restored, as a sentence."""
