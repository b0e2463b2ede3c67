"""The public postal service: papers collected at home, results brought there. It knows no case."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="post",
    name=_("Public postal service"),
    uses=("access", "accounts", "adapters", "directory", "events", "payments"),
    urls="tinhso.engines.post.urls",
    prefix="buu-chinh",
    menu=(
        Menu("desk", _("Consignments"), "post:consignments", needs="post.prepare", order=60),
        Menu("desk", _("Collect and deliver"), "post:round", needs="post.carry", order=62),
        Menu("desk", _("Postage"), "post:prices", needs="post.set_prices", order=66),
        Menu("foot", _("Post points"), "post:points", order=60),
    ),
    permissions=(
        Permission("post.read", _("Follow consignments"), own=True),
        Permission("post.prepare", _("Prepare consignments, hand them to the post, take them back")),
        Permission("post.set_prices", _("Set what the public post costs")),
        Permission("post.carry", _("Take over consignments for the post and report on them")),
    ),
    events=(
        EventKind("post.prepared", _("A consignment was prepared")),
        EventKind("post.cancelled", _("A consignment was cancelled")),
        EventKind("post.handed_over", _("A consignment was handed to the post")),
        EventKind("post.missed", _("A consignment on the manifest was not there")),
        EventKind("post.confirmed", _("The post confirmed a manifest")),
        EventKind("post.tracked", _("The post reported where a consignment is")),
        EventKind("post.delivered", _("A consignment was delivered")),
        EventKind("post.came_back", _("A consignment could not be delivered and came back")),
        EventKind("post.lost", _("The post reported a consignment as lost")),
        EventKind("post.reported_by_hand", _("A clerk of the post reported by hand")),
        EventKind("post.price_set", _("A price of the post was set")),
        EventKind("post.seen", _("The desk has a consignment in its hands")),
    ),
    jobs="tinhso.engines.post.jobs",
    listeners="tinhso.engines.post.listeners",
    demo="tinhso.engines.post.demo:plant",
    append_only=("post_track",),
    offers={
        "adapters": "tinhso.engines.post.carrier:ADAPTERS",
        "directory.roles": "tinhso.engines.post.roles:ROLES",
        "planting.prepare": "tinhso.engines.post.demo_before:plant_before",
        "records.url": "tinhso.engines.post.links:LINKS",
        "reference": "tinhso.engines.post.loading:load_fees",
    },
)
