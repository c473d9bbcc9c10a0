"""The hash of the schema of each format; written by tools/new_revision.py."""

FINGERPRINTS = {
    1: "22315018512c2b1c38be83375651e78014e8f08fafc66246dcf602c6633db228",
    2: "53a8e0848f27eeaae2a92f949928eca9d3a98315320c4388a6676118f03f598d",
    3: "46f830912e30ecf9dabae94b0c536c501cf0085a81300262e4cca75de5e27abe",
    4: "48b5c923c83959c45daa4d4c9667435376f85e9c2970e58a60ea779f4748c18c",
}
