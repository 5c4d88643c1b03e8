"""What is read out of one document at a time, each stage a module."""
