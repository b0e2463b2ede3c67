"""Find the verb and do it; a problem that a person can mend is one sentence, not a traceback."""

from __future__ import annotations

import errno
import signal
import sys
from importlib import import_module

from tinhso.project.postgres import ClusterProblem

VERBS = {
    "demo": "a province one can use: sets up, plants, serves (--port N, --data FOLDER)",
    "serve": "the same processes for a real installation, from the environment",
    "test": "every check and test (or only the paths given)",
    "check": "style, types, contracts, translations: the quick half of test",
    "journeys": "the walks in a real browser alone, with their pictures in shots/",
    "faults": "the long fault and load tests, and every property with examples by chance",
    "bench": "measurements, each beside its limit (name one, or all)",
    "goals": "the goal tables, their tests, and the rows without one",
    "accounts": "the demonstration's sign-ins",
    "doctor": "is everything there, and does every outside party answer?",
    "migrate": "bring the database to this version, with the reference data",
    "plant": "plant the demonstration into the data folder; plant full: with the articles' 2022 and 2023",
    "catalogue": "the procedures as one file: ./run catalogue export FILE | compare FILE | import FILE",
    "backup": "database and files into one folder: ./run backup FOLDER",
    "restore": "a backup into a new data folder: ./run restore FOLDER --data NEW",
    "docs": "write the reference pages anew from the code (--check: fail if they differ)",
    "messages": "collect and compile the translations (--check)",
    "fmt": "format the code and the templates",
    "shell": "Python with the models at hand",
}


SENTENCES = {
    errno.ENOSPC: "the disk is full. Free some space, then run this again; nothing that was saved is lost.",
    errno.EACCES: "this user may not read or write it. Start this as the user to whom it belongs, or name another "
    "folder with --data.",
    errno.EROFS: "it is on a disk that cannot be written. Name another folder with --data.",
}


def main() -> None:
    verb, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if verb not in VERBS:
        print("./run VERB …\n")
        for name, what in VERBS.items():
            print(f"  {name:<10} {what}")
        sys.exit(0 if verb in {"help", "-h", "--help"} else f"\nThere is no verb “{verb}”.")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script that starts us in the background ignores it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script that starts us behind itself has it ignored
    try:
        import_module(f"tinhso.project.command.{verb}").run(arguments)
    except ClusterProblem as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        print("\nstopped.", flush=True)
        sys.exit(130)
    except OSError as error:
        if (sentence := SENTENCES.get(error.errno or 0)) is None:
            raise
        sys.exit(f"{error.filename or 'A file'}: {sentence}")


if __name__ == "__main__":
    main()
