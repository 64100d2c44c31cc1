"""The door: whoever stands there is found and marked in a second; groups, walk-ins and lists from paper too."""
