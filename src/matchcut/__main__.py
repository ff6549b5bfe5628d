"""`python -m matchcut` is `matchcut`."""

from matchcut.cli import main

main()
