"""What the wording of outlets rests on: texts by teller, and one module for each way of wording that is looked at."""
