"""What the stories rest on: the traits of a document, the scores of pairs, and how documents become groups."""
