"""`python -m taosha` is the command `taosha`."""

from taosha.cli import main

if __name__ == "__main__":
    main()
