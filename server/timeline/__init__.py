"""The record of one session as its people read it: a time line, and the speaker key for whoever transcribes."""
