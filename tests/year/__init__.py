"""The whole year, through the pipeline, on real folders."""
