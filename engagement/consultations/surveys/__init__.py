"""Surveys: questions of several kinds, written by organisers and answered page by page."""
