"""What is published beside the workbook: the page, the JSON, and the check that nothing personal shows."""
