"""What comes back: values, files, tampering with real clients, returns, and runs that are killed."""
