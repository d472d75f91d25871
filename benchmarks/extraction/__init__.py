"""Main content and metadata on the development pages."""
