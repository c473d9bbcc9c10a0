"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "5d437cb69793ececd25ea823ebf0d68785bc3caa46360a9d0d5d613058ba7cc6",
}
