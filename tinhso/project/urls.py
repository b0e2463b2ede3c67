"""Every part's pages at its own prefix."""

from django.urls import include, path

from tinhso.base.registry import parts

urlpatterns = [path(f"{part.prefix}/" if part.prefix else "", include(part.urls)) for part in parts() if part.urls]
