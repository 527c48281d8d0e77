"""The program: settings, the choice of adapters, the command line."""
