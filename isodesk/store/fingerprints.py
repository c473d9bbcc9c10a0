"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "681089538054b303b899392a5eaa7de455c80ab985513d13862eb07bd41a312f",
}
