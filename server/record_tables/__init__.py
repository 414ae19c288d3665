"""What the logs of opened sessions mean, as tables that reports and exports read by SQL."""
