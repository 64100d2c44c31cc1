"""The ground of the API: one shape of refusals, of pages and of moments, and how a verb is described."""
