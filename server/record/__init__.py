"""What the log means: the state of a session, who may read it, what is sealed, changes in words."""
