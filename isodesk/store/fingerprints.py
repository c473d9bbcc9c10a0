"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "53a8e0848f27eeaae2a92f949928eca9d3a98315320c4388a6676118f03f598d",
    3: "41f2e8dde6160b633439d175641e525d2885da01aa13bf9f4402cbf7714b6c8e",
}
