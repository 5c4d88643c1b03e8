"""What the timeline rests on: the clause that tells a dated event, its days, and which clauses tell the same one."""
