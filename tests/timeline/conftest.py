from tests.timeline.scene import scene

__all__ = ["scene"]
