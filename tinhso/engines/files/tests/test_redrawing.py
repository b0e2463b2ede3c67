"""A picture drawn anew holds its points and nothing else, proven by its bytes."""

import io
import struct

import pytest
from PIL import Image, ImageCms

from tinhso.base.errors import Refused
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event
from tinhso.engines.files.api import JPEG, PHOTOS, THUMBNAILS, keep_own, read, redraw, scan_now, store, thumbnail
from tinhso.engines.files.inspection import pictures
from tinhso.engines.files.models import File, Redrawing
from tinhso.engines.files.pictures.drawing import drawn
from tinhso.engines.files.tests import photographs
from tinhso.engines.files.tests.conftest import archive
from tinhso.engines.files.tests.test_inspection import bomb_picture

pytestmark = pytest.mark.django_db
AN = Actor(subject=7)
OF_A_BARE_JPEG = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA, 0xD9}  # JFIF, tables, frame, scans, end


def stored(data, name="anh Lan.jpg"):
    return scan_now(store(data, name=name, owner=7, accept=PHOTOS).pk)


def shown(data):
    return Image.open(io.BytesIO(data))


def near(colour, wanted, by=12):
    return all(abs(a - b) <= by for a, b in zip(colour, wanted, strict=True))


def test_of_all_that_a_phone_wrote_nothing_is_left():
    original = photographs.photograph()
    assert [name for name, trace in photographs.TRACES.items() if trace not in original] == []
    made = read(redraw(stored(original), by=AN))
    assert [name for name, trace in photographs.TRACES.items() if trace in made] == []
    assert set(photographs.segments(made)) <= OF_A_BARE_JPEG
    assert not shown(made).getexif()


@pytest.mark.parametrize(
    ("data", "name"), [(photographs.photograph_png(), "a.png"), (photographs.photograph_webp(), "a.webp")]
)
def test_png_and_webp_come_out_as_a_bare_jpeg(data, name):
    assert b"NokiaTest 42" in data
    assert b"GPSLatitude" in data
    made = read(redraw(stored(data, name), by=AN))
    assert set(photographs.segments(made)) <= OF_A_BARE_JPEG
    assert shown(made).size == (400, 300)


def test_it_is_the_owners_file_without_their_name_for_it():
    file = redraw(stored(photographs.photograph()), by=AN)
    assert (file.name, file.owner, file.content_type, file.scan) == ("anh.jpg", 7, "image/jpeg", File.Scan.CLEAN)
    assert Event.objects.filter(kind="files.redrawn", subject=file.pk).count() == 1


def test_the_same_again_is_the_same_file():
    original = stored(photographs.photograph())
    assert redraw(original, by=AN) == redraw(original, by=PLATFORM)
    assert (Redrawing.objects.count(), Redrawing.objects.get().by) == (1, 7)
    assert redraw(original, by=AN, longest=200) != redraw(original, by=AN)


@pytest.mark.parametrize("turned", range(1, 9))
def test_every_orientation_comes_out_upright(turned):
    upright = photographs.canvas()
    stored_as = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that undoes each orientation
    picture = upright.transpose(stored_as[turned]) if turned in stored_as else upright
    data = photographs.saved(picture, "JPEG", exif=photographs.exif(orientation=turned), quality=95)
    made = shown(drawn(data, 2048))
    assert made.size == (400, 300)
    assert near(made.getpixel((200, 20)), (200, 20, 20))
    assert near(made.getpixel((200, 280)), (20, 20, 200))


def test_the_longer_side_is_at_most_2048_points_and_a_small_picture_is_not_made_larger():
    large = photographs.saved(photographs.canvas((5000, 2500)), "JPEG")
    assert shown(drawn(large, 2048)).size == (2048, 1024)
    assert shown(drawn(photographs.photograph(), 2048)).size == (400, 300)


def test_inks_become_colours_of_the_screen():
    made = shown(drawn(photographs.saved(photographs.canvas(mode="CMYK"), "JPEG"), 2048))
    assert made.mode == "RGB"
    assert near(made.getpixel((200, 20)), (200, 20, 20))


def test_sixteen_bits_are_brought_down_and_not_cut_off_at_white():
    grey = Image.frombytes("I;16", (64, 64), struct.pack("<H", 0x8000) * 64 * 64)
    made = shown(drawn(photographs.saved(grey, "PNG"), 2048))
    assert near(made.getpixel((5, 5)), (128, 128, 128), by=2)


def test_of_an_animation_the_first_picture_stays():
    frames = [Image.new("RGB", (50, 40), colour) for colour in ("red", "blue", "green")]
    data = photographs.saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100)
    assert shown(data).n_frames == 3
    made = shown(drawn(data, 2048))
    assert near(made.getpixel((5, 5)), (255, 0, 0))
    assert getattr(made, "n_frames", 1) == 1


def test_what_shows_through_lies_on_white():
    for mode, paint in (("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))):
        assert near(
            shown(drawn(photographs.saved(Image.new(mode, (9, 9), paint), "PNG"), 99)).getpixel((4, 4)), (255,) * 3
        )
    palette = Image.new("P", (9, 9))
    palette.putpalette([0, 0, 0, 255, 0, 0])
    data = photographs.saved(palette, "PNG", transparency=0)
    assert near(shown(drawn(data, 99)).getpixel((4, 4)), (255,) * 3)


def test_colours_of_another_profile_are_carried_over_before_it_goes():
    lab = Image.new("L", (9, 9), 128)
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (grey, b"not a profile", b"\x00" * 200):
        made = shown(drawn(photographs.saved(lab.convert("RGB"), "JPEG", icc_profile=profile), 99))
        assert near(made.getpixel((4, 4)), (128,) * 3, by=3)
        assert "icc_profile" not in made.info


def test_a_picture_that_is_also_a_web_page_comes_out_as_a_picture():
    page = photographs.photograph()
    assert b"<html><script>" in page
    made = read(redraw(stored(page), by=AN))
    assert b"<html" not in made
    assert b"script" not in made


def test_a_picture_that_claims_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("unpacked"))
    webp = b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xfe\x3f\x00\xfe\x3f\x00"
    for data in (bomb_picture(), webp):
        with pytest.raises(Refused) as refused:
            drawn(data, 2048)
        assert refused.value.field == "file"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_anywhere_is_refused_or_drawn_but_never_a_fault(form):
    whole = photographs.saved(photographs.canvas((80, 60)), form)
    outcomes = set()
    for length in range(12, len(whole), 7):
        try:
            drawn(whole[:length], 99)
            outcomes.add("drawn")
        except Refused as refused:
            assert refused.field == "file"
            outcomes.add("refused")
    assert "refused" in outcomes


def test_a_hostile_camera_is_not_listened_to():
    for broken in (
        b"Exif\x00\x00",
        b"Exif\x00\x00MM\x00*\xff\xff\xff\xff",
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff",
    ):
        plain = photographs.saved(photographs.canvas(), "JPEG")
        data = plain[:2] + photographs.segment(0xE1, broken) + plain[2:]
        assert shown(drawn(data, 99)).size == (99, 74)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "a.svg", "SVG"),
        (b'<?xml version="1.0"?><svg/>', "a.png", "SVG"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 99, "a.heic", "HEIC"),
        (photographs.photograph() + archive(a=b"x"), "a.jpg", ""),
        (photographs.photograph_webp() + b"<script>alert(1)</script>", "a.webp", ""),
    ],
)
def test_what_is_no_photograph_is_refused_with_a_sentence(data, name, says):
    with pytest.raises(Refused) as refused:
        store(data, name=name, owner=7, accept=PHOTOS)
    assert says in str(refused.value)
    assert (refused.value.field, File.objects.count()) == ("file", 0)


def test_what_waits_for_the_scanner_is_not_drawn():
    waiting = store(photographs.photograph(), name="a.jpg", owner=7, accept=PHOTOS)
    with pytest.raises(Refused):
        redraw(waiting, by=AN)
    assert File.objects.count() == 1


def test_the_small_pictures_are_made_once_and_are_bare(settings):
    file = redraw(stored(photographs.photograph((1600, 1200))), by=AN)
    for size in THUMBNAILS:
        made = thumbnail(file, size)
        assert shown(made).size == (size, size * 3 // 4)
        assert set(photographs.segments(made)) <= OF_A_BARE_JPEG
    kept = settings.FILES_ROOT / "previews" / file.sha256[:2] / f"{file.sha256}-320.jpg"
    kept.write_bytes(b"kept")
    assert thumbnail(file, 320) == b"kept"


def test_only_a_redrawn_picture_has_small_ones():
    own = keep_own(photographs.photograph(), name="a.jpg", kind=JPEG)
    for file, size in ((own, 320), (redraw(stored(photographs.photograph()), by=AN), 321)):
        with pytest.raises(Refused):
            thumbnail(file, size)


def test_a_photograph_of_two_pictures_stays_a_jpeg_when_the_camera_is_taken_out():
    two = photographs.saved(photographs.canvas(), "MPO", save_all=True, append_images=[photographs.canvas()])
    assert shown(two).format == "MPO"
    assert shown(pictures.without_camera_data(two)).format == "JPEG"
    assert set(photographs.segments(drawn(two, 99))) <= OF_A_BARE_JPEG
