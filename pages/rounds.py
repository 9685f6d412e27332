"""The rounds of negotiation, each with its commitments and how far they were met."""
