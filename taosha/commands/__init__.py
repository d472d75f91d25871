"""The subcommands: one module each, with a function of the same name whose signature and docstring are its options and its help."""
