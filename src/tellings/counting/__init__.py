"""What figures, relations between them and claims rest on.

Read out of a text: `numbers`, who is `counted`, the `harm` that befell them, who is `vouching`, what it is about
(`scoping`), `things`, and what the figures of a page say of each other (`tolls`). Then, for comparing pages: `told`
makes the records (`compared`) with `owners` and `sums`, `neighbours` says which pages are compared, `comparing` how
two figures stand to each other, and `tally` (with `headlines`) what the toll of a whole event is.
"""
