"""What is read off a sentence to find who said what: cues, frames of report, speakers."""
