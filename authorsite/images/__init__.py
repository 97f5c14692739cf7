"""Pictures with alt text, photographer and rights."""
