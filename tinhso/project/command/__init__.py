"""What ``./run`` can do: one module per verb, each with a ``run(arguments)``."""
