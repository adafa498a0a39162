"""`python -m sagamihara_pdca`: the command line where the program of that name is not on the path."""

from sagamihara_pdca.cli import main

if __name__ == "__main__":
    main(prog_name="sagamihara-pdca")
