"""What was sent becomes a change of the log, is repeated or parked; what is taken out of the log for ever."""
