"""Rà soát: what to look at before the plan is signed."""
