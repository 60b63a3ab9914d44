"""Import some packages only once they are used.

Python imports this module whenever it starts with this folder on its path. Ray imports
these packages in every one of its processes, and an exercise's Ray uses none of them.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_LATER = {"jsonschema", "requests", "wcwidth"}


class _Unused(ModuleType):
    """A package that nobody has used yet. Whoever asks for what is in it gets the package."""

    def __getattr__(self, name: str) -> Any:
        _use(self)
        return getattr(self, name)


def _use(package: ModuleType) -> None:
    if isinstance(package, _Unused):
        package.__class__ = ModuleType  # pyright: ignore[reportAttributeAccessIssue]
        assert package.__spec__ and package.__spec__.loader
        package.__spec__.loader.exec_module(package)


class _Later:
    """Finds these packages, and has them import themselves later."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        package, inner, _ = name.partition(".")
        if package in _LATER and inner:
            _use(sys.modules[package])  # a module of a package is imported after the package
        found = PathFinder.find_spec(name, path) if name in _LATER else None
        if found and found.loader:
            found.loader = _Loader(found.loader)  # pyright: ignore[reportAttributeAccessIssue]
        return found


class _Loader:
    def __init__(self, own: Any) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> None:
        """Let Python create it as usual."""

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__
        module.__spec__.loader = module.__loader__ = self._own
        module.__class__ = _Unused


sys.meta_path.insert(0, _Later())  # pyright: ignore[reportArgumentType]
