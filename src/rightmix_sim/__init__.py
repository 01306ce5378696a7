"""A training and simulation kit on the 2010 inspection *Restriction and Rehabilitation: Getting the Right Mix*."""

__version__ = "0.1.0"
