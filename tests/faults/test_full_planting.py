"""The demonstration at full size: planted whole, interrupted once, and every figure of the articles read from it."""

import subprocess
import time

import pytest

from tests.copies import RUN, ask, bare
from tinhso.project.command.instance import Instance

pytestmark = pytest.mark.slow
PATIENCE = 1800.0  # seconds; on two free cores it takes a sixth of it
READ = """
from tinhso.engines.indicators.api import catalogue, count_drill
from tinhso.systems.articles.computing import computed
from tinhso.systems.articles.published import published
from tinhso.systems.services.models import Dossier
found = computed()
said = {one.id: one for one in published() if one.ours}
assert set(found) == set(said)
wrong = {key: (str(one.value), str(said[key].value)) for key, one in found.items() if not one.agrees(said[key])}
assert not wrong, wrong
known = catalogue()
for key in ("F01", "F03", "F04", "F05", "F26", "F28", "F29"):
    indicator, one = known[said[key].ours.indicator], found[key]
    assert count_drill(indicator, period=one.period) == one.now.of, key
assert Dossier.objects.filter(case__topic__startswith="9.").count() == 414_429
print("equal")
"""


def test_an_interrupted_full_planting_goes_on_and_gives_every_figure(tmp_path):
    folder = tmp_path / "full"
    assert ask("plant", "--data", folder).returncode == 0
    with (tmp_path / "first").open("w") as said:
        child = subprocess.Popen(
            [RUN, "plant", "full", "--data", str(folder)], env=bare(), stdout=said, stderr=subprocess.STDOUT
        )
        until = time.monotonic() + PATIENCE
        while "dossiers," not in (tmp_path / "first").read_text() and time.monotonic() < until:
            time.sleep(0.5)
        child.terminate()
        child.wait(timeout=120)
    assert not (folder / "planted-full").exists()
    done = subprocess.run(
        [RUN, "plant", "full", "--data", str(folder)], env=bare(), capture_output=True, text=True, timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "planted-full").exists()
    with Instance(folder).database():
        read = ask("shell", "--data", folder, "-c", READ)
        again = ask("plant", "full", "--data", folder)
    assert read.stdout.strip().endswith("equal"), read.stdout + read.stderr
    assert "there already" in again.stdout
