"""Who hands things to the post, and who carries them."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("clerk", _("One-stop clerk"), ("post.read", "post.prepare")),
    Role("overseer", _("Leader who follows all agencies below"), ("post.set_prices",)),
    Role("post", _("Post clerk"), ("post.carry",)),
)
