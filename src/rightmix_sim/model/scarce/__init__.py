"""What is scarce and waited for: agenda places, beds, housing, Circles, days on which two services can go together."""
