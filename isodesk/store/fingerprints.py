"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "0db5a170f24ea45c92a4abd25e2618414cce9715aa32b2c0496382f59ffe432b",
}
