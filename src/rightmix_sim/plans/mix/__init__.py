"""The mix of restriction and rehabilitation: what a case needs, what its plans bring (docs/right-mix.md)."""
