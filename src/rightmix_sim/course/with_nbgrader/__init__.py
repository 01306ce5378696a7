"""The only room that knows nbgrader: its configuration, our steps in its pipelines, its exchange and its gradebook."""
