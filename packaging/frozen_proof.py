"""Runs a module of the checkout's tests with the bundle's own libraries; it is taken out before anything is packed.

The first argument is the module, the second the folder of the checkout, the third one with what only the tests need.
Python's own modules that only the tests need come from the Python that built the bundle, and are named at the end.
"""

import runpy
import sys

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
