"""`python -m sagamihara_pdca`: the command line where the program of that name is not on the path."""

from multiprocessing import freeze_support

from sagamihara_pdca.cli import main

if __name__ == "__main__":
    freeze_support()  # a worker of an .exe made by PyInstaller starts here and goes no further
    main(prog_name="sagamihara-pdca")
