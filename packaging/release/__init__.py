"""Makes what people install: bundle, packages, and the texts and pictures that come with them."""
