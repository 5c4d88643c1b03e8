"""What disputes rest on: the statements of a document, which of them deny, and which one a denial is about."""
