"""Work that somebody gives an agency and follows to its end: what directives and tasks of programmes have in common."""
