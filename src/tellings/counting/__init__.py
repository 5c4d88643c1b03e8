"""What is read off a sentence to find figures: numbers, whom they count, harm, owners, scope."""
