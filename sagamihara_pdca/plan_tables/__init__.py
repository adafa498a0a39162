"""The plan's tables ↔ the plan: one loader, one validator, one export. Pure: tables come in, tables go out."""
