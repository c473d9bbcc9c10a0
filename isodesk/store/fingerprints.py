"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "75e420ff39eb0fb4c23d27ee01112b0d2c9adcf6c63b78d4453efa77237b9eaa",
}
