"""Runs a module of the checkout's tests with the bundle's own libraries; it is removed before anything is packed.

The first argument is the module, the second the folder of the checkout, the third a folder with what only the tests
need. Python's own modules that only the tests need come from the Python that built the bundle, and are named at the
end. A frozen program starts itself to make a photo smaller; so does this one.
"""

import runpy
import sys

if sys.argv[1:2] == ["picture"]:
    from backcoach.cli import main

    sys.exit(main())
_, module, checkout, extras, stdlib, *sys.argv[1:] = sys.argv
sys.path += [checkout, extras, stdlib, f"{stdlib}/lib-dynload"]
before = set(sys.modules)
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
finally:
    lent = sorted(
        name for name, loaded in sys.modules.items() if (getattr(loaded, "__file__", "") or "").startswith(stdlib)
    )
    print("lent by the building Python:", *lent)
