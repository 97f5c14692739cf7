"""Authors, their ties, works, awards and excerpts as records; portraits of them as pages."""
