"""Real clients for the tests: LibreOffice as the division's Excel, the Open XML validator, and pictures of pages."""
