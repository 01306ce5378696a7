"""What a trainer gives out without a hub: a zip for each trainee, the codes to send, the marks as a table."""
