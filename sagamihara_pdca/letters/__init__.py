"""The mails of the year as data: what is said, to whom, with which file. Nothing here is opened, posted or written."""
