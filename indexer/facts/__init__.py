"""The facts of a text: what is aimed at by when, and who is charged with what."""
