"""The website of an archive: plain pages, readable without a script, each fact with the place that states it."""

from matchcut.publish.site.build import Built, build
from matchcut.publish.site.output import OutNotOurs

__all__ = ["Built", "OutNotOurs", "build"]
