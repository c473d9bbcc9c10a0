"""What leaves the program, before any format: pages, tables and the roadmap as neutral parts."""
