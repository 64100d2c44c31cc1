"""A survey on paper: sheets are printed, answered with a pen, and typed in."""
