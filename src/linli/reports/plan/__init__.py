"""The plan told to people: from the stored document, set as page, as PDF and as workbook."""
