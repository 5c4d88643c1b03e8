"""Builds the one compiled part. It is optional: without a C compiler the package does the same work in numpy."""

from setuptools import Extension, setup

SOURCES = ("fingerprints", "module", "passages", "quotation", "words")

setup(
    ext_modules=[
        Extension(
            "tellings._kernel",
            [f"src/kernel/{name}.c" for name in SOURCES],
            depends=["src/kernel/kernel.h"],
            optional=True,
        )
    ]
)
