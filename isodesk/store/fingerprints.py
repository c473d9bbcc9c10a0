"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "ab1397e196d26d5dc8d612f6162ef2802edb3c423ec51e1aa188c3a455714136",
}
