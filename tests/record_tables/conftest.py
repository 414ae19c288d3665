from tests.record.writing import write

__all__ = ["write"]
