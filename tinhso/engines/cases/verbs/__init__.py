"""What can be done with a case: one module per group of verbs, each verb one transaction."""
