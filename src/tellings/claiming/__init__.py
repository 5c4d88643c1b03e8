"""What the claims stage rests on: groups of members, whose they are, how many independent ones there are."""
